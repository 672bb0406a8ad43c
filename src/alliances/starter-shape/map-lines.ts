/** From lines of the starter data's shape to what the write path takes: organisations, reports with their claims, models. */

import { createNotice, type MappingNote, type Placed } from '../../exchange/starter-shape/notes.ts';
import type { StarterLines } from '../../exchange/starter-shape/read-files.ts';
import type { MappingTables } from '../../exchange/starter-shape/tables.ts';
import type {
  ClaimInput,
  ModelRelationInput,
  ReportDealsInput,
  SaveModelInput,
  SaveOrganizationInput,
  SuccessionInput,
} from '../inputs.ts';
import { mapClaim } from './claims.ts';
import { mapModel, mapRelations } from './models.ts';
import { mapMembership, mapOrganization, mapSuccession, membershipReport } from './organizations.ts';
import { gatherReports, reportKey } from './reports.ts';

export interface StarterInputs {
  readonly organizations: readonly Placed<SaveOrganizationInput>[];
  readonly successions: readonly Placed<SuccessionInput>[];
  /** The editor's statement of who belongs to which group, in parts, each placed at its first line. */
  readonly memberships: readonly Placed<ReportDealsInput>[];
  /** One for every address that a line names, with all its claims and with what it says of models; placed at its first line. */
  readonly reports: readonly Placed<ReportDealsInput>[];
  readonly models: readonly Placed<SaveModelInput>[];
  readonly notes: readonly MappingNote[];
}

/** Maps every line. What a line says that cannot be carried over as it stands is in `notes`. */
export function mapStarterLines(lines: StarterLines, tables: MappingTables): StarterInputs {
  const notes: MappingNote[] = [...lines.notes];
  const notice = createNotice(notes);
  const sources = [
    ...lines.deals.map((place) => ({ place, source: place.value.source, field: 'source' })),
    ...lines.models.flatMap((place) =>
      place.value.sources.map((source, index) => ({ place, source, field: `sources.${index}` })),
    ),
  ];
  const reports = gatherReports(sources, notice);
  const dealLines = Map.groupBy(lines.deals, (line) => line.value.id);
  const claims = new Map<string, ClaimInput[]>();
  for (const line of lines.deals) {
    const claim = mapClaim(line, dealLines.get(line.value.id) ?? [line], tables, notice);
    if (claim) add(claims, reportKey(line.value.source.url), claim);
  }
  const relations = new Map<string, ModelRelationInput[]>();
  for (const line of lines.models) {
    for (const relation of mapRelations(line, tables, notice)) {
      for (const key of sourceKeys(line)) add(relations, key, relation);
    }
  }
  const places = new Map(sources.toReversed().map(({ place, source }) => [reportKey(source.url), place]));
  const countries = new Map(lines.organizations.map(({ value }) => [value.name, value.country ?? null]));
  return {
    organizations: lines.organizations.map((line) => placed(line, mapOrganization(line, tables, notice))),
    successions: lines.successions.flatMap((line) => {
      const succession = mapSuccession(line, tables, notice);
      return succession ? [placed(line, succession)] : [];
    }),
    memberships: mapMemberships(lines),
    reports: reports.all.map((report) => {
      const key = reportKey(report.url ?? '');
      const input = { report, claims: claims.get(key) ?? [], modelRelations: relations.get(key) ?? [] };
      return placed(places.get(key) ?? { file: '', line: 0 }, input);
    }),
    models: lines.models.map((line) => {
      const described = [...sourceKeys(line)].map((key) => reports.of(key));
      const country = countries.get(line.value.brand ?? '') ?? null;
      return placed(line, mapModel(line, described, country, tables, notice));
    }),
    notes,
  };
}

function mapMemberships({ organizations }: StarterLines): Placed<ReportDealsInput>[] {
  const retrieved = organizations.find(({ value }) => value.source?.retrieved)?.value.source?.retrieved ?? null;
  const members = organizations.flatMap((line) => {
    const claim = mapMembership(line);
    return claim ? [placed(line, claim)] : [];
  });
  const parts: Placed<ReportDealsInput>[] = [];
  for (let at = 0; at < members.length; at += CLAIMS_A_REPORT) {
    const some = members.slice(at, at + CLAIMS_A_REPORT);
    const [first] = some;
    if (!first) break;
    parts.push(placed(first, { report: membershipReport(retrieved), claims: some.map(({ value }) => value) }));
  }
  return parts;
}

/** As many as one call takes. */
const CLAIMS_A_REPORT = 100;

function sourceKeys(line: StarterLines['models'][number]): Set<string> {
  return new Set(line.value.sources.map((source) => reportKey(source.url)));
}

function placed<T>({ file, line }: { file: string; line: number }, value: T): Placed<T> {
  return { file, line, value };
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
