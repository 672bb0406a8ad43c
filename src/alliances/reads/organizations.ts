/** Organisations by id. */
import * as z from 'zod';
import { organizationKinds, successionKinds } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import type { Identifier, OrganizationDocument } from '../documents.ts';
import { readDate } from '../facts.ts';
import type { Reader } from '../reader.ts';
import { nameDocuments, nameRow } from './name-rows.ts';
import { count, ids, text, textOrNull, wordOf } from './rows.ts';
import { documentsOf, type Scope } from './scope.ts';

const successionRow = z.object({ organization: text, kind: wordOf(successionKinds), on: textOrNull });
type SuccessionRow = z.output<typeof successionRow>;

const organizationRow = z.object({
  id: text,
  name: text,
  kind: wordOf(organizationKinds),
  country: textOrNull,
  identifiers: z.array(text).nullable(),
  founded: textOrNull,
  dissolved: textOrNull,
  placeholder: z.boolean(),
  revision: count,
  names: z.array(nameRow),
  predecessors: z.array(successionRow),
  successors: z.array(successionRow),
});

const organizationsById = defineQuery({
  name: 'organizations-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: organizationRow,
});

/** Reads organisations with their names and successions, by one statement a call. */
export function organizationReads(scope: Scope): Pick<Reader, 'organizations'> {
  const document = (row: z.output<typeof organizationRow>): OrganizationDocument => {
    const { names, identifiers, founded, dissolved, predecessors, successors, ...plain } = row;
    return {
      ...plain,
      names: nameDocuments(names),
      identifiers: (identifiers ?? []).map(readIdentifier).sort((a, b) => (a.scheme < b.scheme ? -1 : 1)),
      founded: readDate(founded),
      dissolved: readDate(dissolved),
      predecessors: inOrder(predecessors).map(({ organization, kind, on }) => ({
        from: scope.survivor(organization),
        to: row.id,
        kind,
        on: readDate(on),
      })),
      successors: inOrder(successors).map(({ organization, kind, on }) => ({
        from: row.id,
        to: scope.survivor(organization),
        kind,
        on: readDate(on),
      })),
    };
  };
  return {
    organizations: (ids) => documentsOf(scope, ids, (ids) => scope.read(organizationsById, { ids }), document),
  };
}

/** Stored as `LEI:…`; values may have colons of their own. */
function readIdentifier(stored: string): Identifier {
  const colon = stored.indexOf(':');
  return { scheme: stored.slice(0, colon) as Identifier['scheme'], value: stored.slice(colon + 1) };
}

/** By date, the undated last, then by organisation. */
function inOrder(successions: SuccessionRow[]): SuccessionRow[] {
  const key = ({ on, organization }: SuccessionRow) => `${readDate(on)?.latest ?? '9999-12-31'} ${organization}`;
  return successions.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
