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
type NameRow = z.output<typeof organizationRow>['names'][number];

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
  /** `of`: whose name it is, its own or that of a duplicate merged into it. */
  names: z.array(nameRow.extend({ of: text })),
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
  /** By way of merges, each once; nobody succeeds itself. */
  const others = (id: string, successions: readonly SuccessionRow[]) => {
    const led = successions.map((row) => ({ ...row, organization: scope.survivor(row.organization) }));
    const distinct = new Map(led.map((row) => [`${row.organization} ${row.kind} ${row.on}`, row]));
    return inOrder(
      [...distinct.values()].filter(({ organization }) => organization !== id && !scope.hides(organization)),
    );
  };
  const document = (row: z.output<typeof organizationRow>): OrganizationDocument => {
    const { names, identifiers, founded, dissolved, predecessors, successors, ...plain } = row;
    return {
      ...plain,
      names: nameDocuments(ownNames(row.id, names)),
      identifiers: (identifiers ?? []).map(readIdentifier).sort((a, b) => (a.scheme < b.scheme ? -1 : 1)),
      founded: readDate(founded),
      dissolved: readDate(dissolved),
      predecessors: others(row.id, predecessors).map(({ organization, kind, on }) => ({
        from: organization,
        to: row.id,
        kind,
        on: readDate(on),
      })),
      successors: others(row.id, successors).map(({ organization, kind, on }) => ({
        from: row.id,
        to: organization,
        kind,
        on: readDate(on),
      })),
    };
  };
  return {
    organizations: (ids) => documentsOf(scope, ids, (ids) => scope.read(organizationsById, { ids }), document),
  };
}

/** Its own, and those of its duplicates that it has not: they were what others are called, and are its trade names. */
function ownNames(id: string, names: readonly NameRow[]): NameRow[] {
  const own = names.filter(({ of }) => of === id);
  const known = new Set(own.map(({ value }) => value));
  const more = names
    .filter(({ of, value }) => of !== id && !known.has(value))
    .map((name): NameRow => ({ ...name, type: name.type === 'PREFERRED' ? 'TRADE' : name.type }));
  const distinct = new Map(more.map((name) => [`${name.value} ${name.type}`, name]));
  return [...own, ...distinct.values()];
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
