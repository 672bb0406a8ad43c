/** Organisations, their groups and successions of the starter data, in the contract's terms. */

import { slug } from '../../domain/names.ts';
import type { OrganizationLine, SuccessionLine } from '../../exchange/starter-shape/lines.ts';
import { typeName } from '../../exchange/starter-shape/names.ts';
import type { Notice, Placed } from '../../exchange/starter-shape/notes.ts';
import { type MappingTables, tableKey } from '../../exchange/starter-shape/tables.ts';
import type { ClaimInput, ReportInput, SaveOrganizationInput, SuccessionInput } from '../inputs.ts';
import { readDate } from './dates.ts';

/** Who speaks where no report does. */
export const EDITOR = 'Auto Alliances';

/** The organisation of a line, with its names; its group and successions are statements of their own. */
export function mapOrganization(
  line: Placed<OrganizationLine>,
  tables: MappingTables,
  notice: Notice,
): SaveOrganizationInput {
  const { name, aliases, kind, country = null, wikidata } = line.value;
  const mapped = tables.organizationKinds.get(tableKey(kind));
  if (!mapped) {
    const message = `No kind is known for it, so ${name} is OTHER: add the word to organization-kinds.csv.`;
    notice(line, { kind: 'unmapped', field: 'kind', value: kind, message });
  }
  return {
    name,
    names: aliases.map((alias) => typeName(alias, { name, country }, tables.names)),
    kind: mapped ?? 'OTHER',
    country,
    identifiers: wikidata ? [{ scheme: 'WIKIDATA', value: wikidata }] : [],
  };
}

/** That an organisation belongs to its parent's group: a claim of the editor, without dates; null without a parent. */
export function mapMembership({ value: { name, parent } }: Placed<OrganizationLine>): ClaimInput | null {
  if (!parent) return null;
  return {
    deal: { key: `group-membership-${slug(name)}-${slug(parent)}` },
    stage: 'ACTIVE',
    type: 'GROUP_MEMBERSHIP',
    parties: [
      { organization: { name }, namedAs: name, role: 'MEMBER' },
      { organization: { name: parent }, namedAs: parent, role: 'PARENT' },
    ],
    summary: `${name} belongs to ${parent}.`,
  };
}

/** The report in which the editor states who belongs to which group. */
export function membershipReport(retrieved: string | null): ReportInput {
  return { url: null, title: 'Groups and their members', publisher: EDITOR, retrieved };
}

/** Who became whom; null, with a note, where the kind is no word of the table. */
export function mapSuccession(
  line: Placed<SuccessionLine>,
  tables: MappingTables,
  notice: Notice,
): SuccessionInput | null {
  const { from, to, kind, on } = line.value;
  const mapped = tables.successions.get(tableKey(kind));
  if (mapped) return { from: { name: from }, to: { name: to }, kind: mapped, on: readDate(on, 'on', line, notice) };
  const message = 'The line was left out, for no kind of succession is known for it: add the word to successions.csv.';
  notice(line, { kind: 'unmapped', field: 'kind', value: kind, message });
  return null;
}
