/** What a line adds to an organisation or model that somebody has described: what is there stays, what is missing is filled in. */
import { dealId, nameKeys } from '../../domain/names.ts';
import type { NameType } from '../../domain/vocabulary.ts';
import type { NameInput, SaveModelInput, SaveOrganizationInput } from '../inputs.ts';
import { readFields } from '../write/fields.ts';
import { reportId } from '../write/ids.ts';
import { draftReport } from '../write/report-draft.ts';
import type { KnownModel, KnownOrganization } from './known.ts';

/** The input that adds what is missing; null: nothing is. A placeholder takes all of the line, besides the names that it has. */
export function addToOrganization(line: SaveOrganizationInput, known: KnownOrganization): SaveOrganizationInput | null {
  const names = addedNames(line.names ?? [], known);
  const identifiers = addedIdentifiers(line.identifiers ?? [], known.identifiers ?? []);
  if (known.placeholder) {
    return { ...line, id: known.id, names: names ?? otherNames(known), ...(identifiers && { identifiers }) };
  }
  const country = known.country === null && line.country ? line.country : undefined;
  if (!names && !identifiers && !country) return null;
  return { id: known.id, ...(names && { names }), ...(identifiers && { identifiers }), ...(country && { country }) };
}

/** As `addToOrganization`; what it came from is added apart. */
export function addToModel(line: SaveModelInput, known: KnownModel): SaveModelInput | null {
  const names = addedNames(line.names ?? [], known);
  if (known.placeholder) return { ...line, id: known.id, names: names ?? otherNames(known) };
  const added: SaveModelInput = {
    ...(names && { names }),
    ...(known.brands.length === 0 && line.brand && { brand: line.brand }),
    ...(known.makers.length === 0 && line.makers?.length && { makers: line.makers }),
    ...(known.platformOwners.length === 0 && line.platformOwners?.length && { platformOwners: line.platformOwners }),
    ...(known.platform === null && line.platform && { platform: line.platform }),
    ...(known.segment === null && line.segment && { segment: line.segment }),
    ...(known.powertrain === null && line.powertrain && { powertrain: line.powertrain }),
    ...(known.introduced === null && line.introduced && { introduced: line.introduced }),
  };
  return Object.keys(added).length === 0 ? null : { ...added, id: known.id };
}

/** The input that adds the reports and deals that the model came from; null: it has them all. */
export function addedSources(line: SaveModelInput, known: KnownModel): SaveModelInput | null {
  const reports = (line.reports ?? []).filter((report) => !known.reports.includes(idOf(report)));
  const deals = (line.deals ?? []).filter(({ key }) => !known.deals.includes(dealId(key)));
  if (reports.length + deals.length === 0) return null;
  return { id: known.id, ...(reports.length > 0 && { reports }), ...(deals.length > 0 && { deals }) };
}

interface Named {
  readonly name: string;
  readonly names: readonly {
    readonly value: string;
    readonly type: string;
    readonly language: string | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** All names together, the main one aside; null where the line has none that is new. */
function addedNames(given: readonly NameInput[], known: Named): NameInput[] | null {
  const have = new Set(known.names.map(({ value }) => nameKeys(value).exact));
  const added = given.filter(({ value }) => !have.has(nameKeys(value).exact));
  return added.length === 0 ? null : [...otherNames(known), ...added];
}

function otherNames({ name, names }: Named): NameInput[] {
  return names
    .filter(({ value, type }) => type !== 'PREFERRED' || value !== name)
    .map(({ type, ...rest }) => ({ ...rest, type: type as NameType }));
}

type Identifiers = NonNullable<SaveOrganizationInput['identifiers']>;

function addedIdentifiers(given: Identifiers, known: readonly string[]): Identifiers | null {
  const added = given.filter(({ scheme, value }) => !known.includes(`${scheme}:${value}`));
  if (added.length === 0) return null;
  const kept = known.map((text) => {
    const at = text.indexOf(':');
    return { scheme: text.slice(0, at) as Identifiers[number]['scheme'], value: text.slice(at + 1) };
  });
  return [...kept, ...added];
}

/** The id that the report has in the graph; empty where it cannot be recorded. */
function idOf(report: NonNullable<SaveModelInput['reports']>[number]): string {
  const fields = readFields();
  const draft = draftReport(fields, report, []);
  return draft.url === null ? '' : reportId(draft);
}
