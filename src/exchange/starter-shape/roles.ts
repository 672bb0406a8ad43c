/** What a party does in a deal: the contract's role for the source's words, by type and role together. */
import type { PartyRole } from '../../domain/vocabulary.ts';
import { type MappingTables, type RoleRow, tableKey } from './tables.ts';

export interface RoleQuestion {
  readonly role: string;
  /** The line's type; mergers and acquisitions already told apart. */
  readonly type: string;
  readonly status: string;
}

/** The contract's role; null where no row fits. A row that names the type, or type and status, goes before one that does not. */
export function mapRole({ role, type, status }: RoleQuestion, rows: MappingTables['roles']): PartyRole | null {
  const wanted = { role: tableKey(role), type: tableKey(type), status: tableKey(status) };
  const fits = (row: RoleRow) =>
    row.role === wanted.role &&
    (row.type === '' || row.type === wanted.type) &&
    (row.status === '' || row.status === wanted.status);
  const weight = (row: RoleRow) => (row.type === '' ? 0 : 2) + (row.status === '' ? 0 : 1);
  return rows.filter(fits).sort((a, b) => weight(b) - weight(a))[0]?.partyRole ?? null;
}

interface RoledLine {
  readonly type: string;
  readonly status: string;
  readonly parties: readonly { readonly name: string; readonly role?: string | null | undefined }[];
}

/** The source's word for both. */
export const MERGER_ACQUISITION = 'merger_acquisition';

/**
 * Whether the deal's lines of type merger_acquisition are an acquisition: all are, once one of them names a buyer, a
 * seller or a target, or an owner beside one other party; else they are a merger.
 */
export function isAcquisition(lines: readonly RoledLine[], rows: MappingTables['roles']): boolean {
  return lines
    .filter((line) => tableKey(line.type) === MERGER_ACQUISITION)
    .some(({ status, parties }) =>
      parties.some(({ role }) => {
        if (!role) return false;
        const inMerger = mapRole({ role, type: 'merger', status }, rows);
        if (inMerger === 'BUYER' || inMerger === 'SELLER' || inMerger === 'TARGET') return true;
        return parties.length === 2 && mapRole({ role, type: 'acquisition', status }, rows) === 'BUYER';
      }),
    );
}

/**
 * The name of the party that was bought, where an acquisition's line names a buyer or owner, and beside it one party
 * without a role, whom no other line of the deal gives any role but a target's; else null.
 */
export function unnamedTarget(
  line: RoledLine,
  lines: readonly RoledLine[],
  rows: MappingTables['roles'],
): string | null {
  const [first, second] = line.parties;
  if (!first || !second || line.parties.length > 2) return null;
  const [buyer, other] = first.role ? [first, second] : [second, first];
  const roleOf = (role: string, status: string) => mapRole({ role, type: 'acquisition', status }, rows);
  if (!buyer.role || other.role || roleOf(buyer.role, line.status) !== 'BUYER') return null;
  const elsewhere = lines.flatMap(({ parties, status }) =>
    parties.flatMap(({ name, role }) => (name === other.name && role ? [roleOf(role, status)] : [])),
  );
  return elsewhere.every((role) => role === 'TARGET') ? other.name : null;
}
