/** What one line about a deal claims, in the contract's terms: stage, milestones, type, activities, parties and shares. */

import type { Activity, DealType, PartyRole, Stage } from '../../domain/vocabulary.ts';
import type { ReportedDealLine } from '../../exchange/starter-shape/lines.ts';
import type { Notice, Placed } from '../../exchange/starter-shape/notes.ts';
import { isAcquisition, MERGER_ACQUISITION, mapRole, unnamedTarget } from '../../exchange/starter-shape/roles.ts';
import { readShare } from '../../exchange/starter-shape/stakes.ts';
import { type MappingTables, tableKey } from '../../exchange/starter-shape/tables.ts';
import type { ClaimInput, PartyInput, StakeInput } from '../inputs.ts';
import { readDate } from './dates.ts';

type Line = Placed<ReportedDealLine>;

/**
 * The claim of a line; null, with a note, where its status is no word of the table: a claim without a stage says nothing.
 * @param deal every line about the same deal, this one included: what kind of takeover it is shows in all of them
 */
export function mapClaim(line: Line, deal: readonly Line[], tables: MappingTables, notice: Notice): ClaimInput | null {
  const { value } = line;
  const status = mapStatus(value, tables);
  if (!status) {
    const message = 'The line was left out, for no stage is known for its status: add the status to statuses.csv.';
    notice(line, { kind: 'unmapped', field: 'status', value: value.status, message });
    return null;
  }
  const type = typeWord(value, deal, tables);
  const announced = readDate(value.announced, 'announced', line, notice);
  const ended = readDate(value.ended, 'ended', line, notice);
  const milestones = [
    ...(announced ? [{ stage: status.announced, on: announced }] : []),
    ...(ended ? [{ stage: closing(status.stage, line, notice), on: ended }] : []),
  ];
  const { dealType, activities } = mapType(line, type, tables, notice);
  return {
    deal: { key: value.id },
    stage: status.stage,
    milestones,
    type: dealType,
    activities,
    parties: mapParties(line, type, deal, tables, notice),
    jointVenture: value.jointVenture ? { name: value.jointVenture } : null,
    stakes: mapStakes(line, announced, tables, notice),
    models: value.models.map((name) => ({ name })),
    regions: mapRegions(value.region, tables),
    summary: value.summary,
    attributedTo: value.source.relays,
  };
}

function mapStatus(value: ReportedDealLine, tables: MappingTables) {
  const key = tableKey(value.status);
  const summary = ` ${tableKey(value.summary).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const byTerm = key === 'ended' && tables.endedByTerm.some((phrase) => summary.includes(` ${phrase} `));
  const row = tables.statuses.get(byTerm ? 'expired' : key);
  if (!row) return null;
  const talks = tableKey(value.type) === 'exploratory_talks';
  return { stage: row.stage, announced: talks ? row.announcedInTalks : row.announced };
}

/** `ended` closes a deal, whatever the line's status: one that is not closed yet is going to be terminated. */
function closing(stage: Stage, line: Line, notice: Notice): Stage {
  if (stage === 'TERMINATED' || stage === 'EXPIRED' || stage === 'WITHDRAWN') return stage;
  const message = `Read as TERMINATED on that day, though the status is "${line.value.status}".`;
  notice(line, { kind: 'inferred', field: 'ended', value: line.value.ended ?? null, message });
  return 'TERMINATED';
}

/** The line's type, with merger_acquisition told apart by all lines of the deal. */
function typeWord(value: ReportedDealLine, deal: readonly Line[], tables: MappingTables): string {
  if (tableKey(value.type) !== MERGER_ACQUISITION) return tableKey(value.type);
  return isAcquisition(
    deal.map((line) => line.value),
    tables.roles,
  )
    ? 'acquisition'
    : 'merger';
}

function mapType(
  line: Line,
  type: string,
  tables: MappingTables,
  notice: Notice,
): { dealType: DealType | null; activities: readonly Activity[] } {
  const row = tables.types.get(type);
  if (!row) {
    const message = 'No type is known for it, so the claim names none: add the word to types.csv.';
    notice(line, { kind: 'unmapped', field: 'type', value: line.value.type, message });
    return { dealType: null, activities: [] };
  }
  if (row.dealType !== 'SUPPLY') return row;
  const supplied = tables.dealActivities.get(line.value.id);
  if (!supplied) {
    const message = 'What is supplied is not known: add the deal to deal-activities.csv.';
    notice(line, { kind: 'unmapped', field: 'type', value: line.value.type, message });
  }
  return { dealType: row.dealType, activities: supplied ?? [] };
}

function mapParties(
  line: Line,
  type: string,
  deal: readonly Line[],
  tables: MappingTables,
  notice: Notice,
): PartyInput[] {
  const { parties, status } = line.value;
  const target =
    type === 'acquisition'
      ? unnamedTarget(
          line.value,
          deal.map(({ value }) => value),
          tables.roles,
        )
      : null;
  return parties.map(({ name, role }, index): PartyInput => {
    const field = `parties.${index}.role`;
    const party = (as: PartyRole): PartyInput => ({ organization: { name }, namedAs: name, role: as });
    if (!role) {
      if (name !== target) return party('PARTNER');
      const message = `Read as TARGET: ${name} stands alone beside its buyer or owner.`;
      notice(line, { kind: 'inferred', field, value: name, message });
      return party('TARGET');
    }
    const mapped = mapRole({ role, type, status }, tables.roles);
    if (mapped) return party(mapped);
    const message = `No role is known for it in a deal of type ${type}, so ${name} is PARTNER: add the word to roles.csv.`;
    notice(line, { kind: 'unmapped', field, value: role, message });
    return party('PARTNER');
  });
}

function mapStakes(line: Line, from: string | null, tables: MappingTables, notice: Notice): StakeInput[] {
  const { stakes, summary } = line.value;
  return stakes.map(({ holder, of, percent }, index): StakeInput => {
    const shared = stakes.filter((stake) => stake.percent === percent).length > 1;
    const { share, qualifier } = readShare(percent, shared ? '' : summary, tables.qualifiers);
    if (qualifier !== null) {
      const message = `Read as "${qualifier} ${percent} %" from the summary.`;
      notice(line, { kind: 'inferred', field: `stakes.${index}.percent`, value: String(percent), message });
    }
    return { holder: { name: holder }, target: { name: of }, percent: share, from };
  });
}

function mapRegions(region: string | null | undefined, tables: MappingTables): string[] {
  const named = (region ?? '').split(';').map((part) => part.trim());
  const mapped = named.flatMap((part) => (part === '' ? [] : (tables.regions.get(tableKey(part)) ?? [part])));
  return [...new Set(mapped)];
}
