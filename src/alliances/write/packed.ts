/**
 * Rows as the saving queries take those of which a write may have thousands: lists of values in the order in which the query
 * names them. An engine takes in a list three times as fast as a map with the same values.
 */
import type { TieType } from '../../domain/vocabulary.ts';
import type { Value } from '../../store/store.ts';
import type { Row } from './stage.ts';

/** The part of `write/save-projection` that creates ties of each type. */
export const sectionOfType = {
  EXPLORING: 'exploring',
  PARTNERS: 'partners',
  OWNS: 'owns',
  SUPPLIES: 'supplies',
  LICENSES: 'licenses',
  BUILDS_FOR: 'buildsFor',
  DISTRIBUTES_FOR: 'distributesFor',
  ACQUIRES: 'acquires',
  MERGES_WITH: 'mergesWith',
  PART_OF: 'partOf',
} as const satisfies Record<TieType, string>;

interface Places {
  /** What a row says itself. */
  readonly own: readonly string[];
  /** And then what its `values` say. */
  readonly values: readonly string[];
}

const rectangle = ['validFrom', 'validTo', 'knownFrom', 'knownTo'];
const claim: Places = {
  own: ['report', 'deal'],
  values: [
    ...['id', 'stage', 'type', 'rank', 'review', 'reliability', 'credibility', 'summary', 'quote', 'facts'],
    ...['background', 'recordedBy', 'recordedAt', 'recordedDay'],
  ],
};
const report: Places = {
  own: ['publisher'],
  values: [
    ...['id', 'url', 'title', 'published', 'publishedFrom', 'publishedTo', 'knownFrom', 'retrieved', 'recordedDay'],
    ...['language', 'background'],
  ],
};
const tie: Places = {
  own: ['from', 'to'],
  values: ['id', 'dealId', 'stage', 'percentMin', 'percentMax', ...rectangle, 'strength', 'body'],
};
const position: Places = {
  own: ['holder', 'target'],
  values: ['id', 'right', 'percentMin', 'percentMax', 'planned', ...rectangle, 'body'],
};
const change: Places = {
  own: ['number'],
  values: ['at', 'by', 'kind', 'summary', 'subjects', 'deals', 'organizations', 'targets', 'fields'],
};

/** Sections of the saving queries. */
export const packedSections: ReadonlyMap<string, Places> = new Map([
  ['reports', report],
  ['deals', { own: ['id', 'key', 'title', 'background', 'row', 'tied', 'revision', 'restoring'], values: [] }],
  ['claims', claim],
  ['mergedClaims', claim],
  ['parties', { own: ['deal', 'organization', 'role'], values: [] }],
  ...Object.values(sectionOfType).map((section) => [section, tie] as const),
  ['positions', position],
  ['changes', change],
]);

/** Maps, lists of values, or ids, as the query of each section takes them: its definition checks that, for no type can. */
export type PackedSections = Record<string, never[]>;

/**
 * The sections with their rows packed where the queries take them so.
 * @throws Error where a row has what the query has no place for: it would be lost
 */
export function packed(sections: ReadonlyMap<string, readonly (Row | string)[]>): PackedSections {
  return Object.fromEntries(
    Array.from(sections, ([section, rows]) => {
      const places = packedSections.get(section);
      const sent = places === undefined ? rows : rows.map((row) => listOf(row as Row, places, section));
      return [section, sent as never[]];
    }),
  );
}

function listOf(row: Row, { own, values }: Places, section: string): Value[] {
  const given = (row.values ?? {}) as Row;
  const list = [...own.map((key) => row[key] ?? null), ...values.map((key) => given[key] ?? null)];
  for (const key of Object.keys(row)) if (key !== 'values' && !own.includes(key)) throw lost(section, key);
  for (const key of Object.keys(given)) if (!values.includes(key)) throw lost(section, key);
  return list;
}

function lost(section: string, key: string): Error {
  return new Error(`A row of ${section} has ${key}, which its query does not save.`);
}
