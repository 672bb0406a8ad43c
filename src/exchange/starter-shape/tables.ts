/** The tables by which words of the starter data become words of the contract: CSV files that a person can read and correct. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ShareBound, shareBounds } from '../../domain/share-bounds.ts';
import {
  type Activity,
  activities,
  type DealType,
  dealTypes,
  type ModelRelationType,
  modelRelationTypes,
  type NameType,
  nameTypes,
  type OrganizationKind,
  organizationKinds,
  type PartyRole,
  type Powertrain,
  partyRoles,
  powertrains,
  type Stage,
  type SuccessionKind,
  stages,
  successionKinds,
} from '../../domain/vocabulary.ts';
import { type CsvRow, readCsv } from '../csv.ts';

export interface RoleRow {
  readonly role: string;
  /** Empty: of any type. */
  readonly type: string;
  /** Empty: of any status. */
  readonly status: string;
  readonly partyRole: PartyRole;
}

export interface MappingTables {
  readonly statuses: ReadonlyMap<
    string,
    { readonly stage: Stage; readonly announced: Stage; readonly announcedInTalks: Stage }
  >;
  readonly types: ReadonlyMap<string, { readonly dealType: DealType | null; readonly activities: readonly Activity[] }>;
  readonly dealActivities: ReadonlyMap<string, readonly Activity[]>;
  readonly roles: readonly RoleRow[];
  readonly organizationKinds: ReadonlyMap<string, OrganizationKind>;
  readonly successions: ReadonlyMap<string, SuccessionKind>;
  readonly powertrains: ReadonlyMap<string, Powertrain>;
  readonly modelRelations: ReadonlyMap<string, ModelRelationType>;
  readonly regions: ReadonlyMap<string, readonly string[]>;
  /** What a summary says where a deal ended because its term ran out. */
  readonly endedByTerm: readonly string[];
  readonly qualifiers: ReadonlyMap<string, ShareBound>;
  readonly names: ReadonlyMap<string, { readonly type: NameType; readonly language: string | null }>;
}

/** The folder of the starter data, beside `package.json`, for the sources and for the compiled package alike. */
export function starterDataFolder(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) {
    if (at === dirname(at)) throw new Error('The package is incomplete: its package.json is missing.');
    at = dirname(at);
  }
  return join(at, 'fixtures', 'starter-data');
}

/**
 * Reads and checks every table.
 * @throws RangeError that names the file, the line and the word that the contract does not know.
 */
export function readMappingTables(folder: string = join(starterDataFolder(), 'mapping')): MappingTables {
  const table = <T>(file: string, columns: readonly string[], read: (row: Reader) => readonly [string, T]) =>
    new Map(rowsOf(folder, file, columns, read));
  return {
    statuses: table('statuses', ['status', 'stage', 'announced_means', 'announced_means_in_talks'], (row) => [
      row.key('status'),
      {
        stage: row.word('stage', stages),
        announced: row.word('announced_means', stages),
        announcedInTalks: row.word('announced_means_in_talks', stages),
      },
    ]),
    types: table('types', ['type', 'deal_type', 'activities'], (row) => [
      row.key('type'),
      {
        dealType: row.text('deal_type') === '' ? null : row.word('deal_type', dealTypes),
        activities: row.words('activities', activities),
      },
    ]),
    dealActivities: table('deal-activities', ['deal', 'activities'], (row) => [
      row.text('deal'),
      row.words('activities', activities),
    ]),
    roles: rowsOf(folder, 'roles', ['role', 'type', 'status', 'party_role'], (row) => ({
      role: row.key('role'),
      type: row.key('type'),
      status: row.key('status'),
      partyRole: row.word('party_role', partyRoles),
    })),
    organizationKinds: table('organization-kinds', ['kind', 'organization_kind'], (row) => [
      row.key('kind'),
      row.word('organization_kind', organizationKinds),
    ]),
    successions: table('successions', ['kind', 'succession_kind'], (row) => [
      row.key('kind'),
      row.word('succession_kind', successionKinds),
    ]),
    powertrains: table('powertrains', ['powertrain', 'contract_powertrain'], (row) => [
      row.key('powertrain'),
      row.word('contract_powertrain', powertrains),
    ]),
    modelRelations: table('model-relations', ['type', 'relation_type'], (row) => [
      row.key('type'),
      row.word('relation_type', modelRelationTypes),
    ]),
    regions: table('regions', ['region', 'regions'], (row) => [row.key('region'), row.list('regions')]),
    endedByTerm: rowsOf(folder, 'ended-by-term', ['phrase'], (row) => row.key('phrase')),
    qualifiers: table('qualifiers', ['phrase', 'bound'], (row) => [row.key('phrase'), row.word('bound', shareBounds)]),
    names: table('names', ['name', 'type', 'language'], (row) => [
      row.text('name'),
      { type: row.word('type', nameTypes), language: row.text('language') || null },
    ]),
  };
}

/** The form in which words of the data are compared with the tables: lower case, single spaces. */
export function tableKey(word: string): string {
  return word.trim().replace(/\s+/g, ' ').toLowerCase();
}

interface Reader {
  text(column: string): string;
  key(column: string): string;
  list(column: string): readonly string[];
  word<W extends string>(column: string, vocabulary: Readonly<Record<W, string>>): W;
  words<W extends string>(column: string, vocabulary: Readonly<Record<W, string>>): readonly W[];
}

function rowsOf<T>(folder: string, name: string, columns: readonly string[], read: (row: Reader) => T): T[] {
  const file = `${name}.csv`;
  let rows: CsvRow[];
  try {
    rows = readCsv(readFileSync(join(folder, file), 'utf8'), columns);
  } catch (error) {
    throw new RangeError(`The mapping table ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return rows.map((row) => read(reader(file, row)));
}

function reader(file: string, row: CsvRow): Reader {
  const text = (column: string) => row.fields[column] ?? '';
  const list = (column: string) =>
    text(column)
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const known = <W extends string>(word: string, vocabulary: Readonly<Record<W, string>>): W => {
    if (Object.hasOwn(vocabulary, word)) return word as W;
    throw new RangeError(
      `The mapping table ${file}, line ${row.line}: "${word}" must be one of ${Object.keys(vocabulary).join(', ')}.`,
    );
  };
  return {
    text,
    list,
    key: (column) => tableKey(text(column)),
    word: (column, vocabulary) => known(text(column), vocabulary),
    words: (column, vocabulary) => list(column).map((word) => known(word, vocabulary)),
  };
}
