/** What formats with flat attributes say of an organisation and of a tie: one list for all of them. */
import { percentText } from '../../domain/percentages.ts';
import type { OrganizationRecord, TieRecord } from '../network-file.ts';

export type Value = string | number | boolean | null;
export interface Column<T> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double' | 'boolean';
  readonly value: (record: T) => Value;
}

/** Between values of a list. */
export const SEPARATOR = ' | ';

export const organizationColumns = [
  { name: 'kind', type: 'string', value: ({ kind }) => kind },
  { name: 'country', type: 'string', value: ({ country }) => country },
  { name: 'names', type: 'string', value: ({ names }) => listText(names) },
  { name: 'founded', type: 'string', value: ({ founded }) => founded?.edtf ?? null },
  { name: 'dissolved', type: 'string', value: ({ dissolved }) => dissolved?.edtf ?? null },
  { name: 'group', type: 'string', value: ({ group }) => group },
  { name: 'community', type: 'integer', value: ({ community }) => community },
  { name: 'degree', type: 'integer', value: ({ degree }) => degree },
  { name: 'distance', type: 'integer', value: ({ distance }) => distance },
] as const satisfies readonly Column<OrganizationRecord>[];

export const tieColumns = [
  { name: 'tieType', type: 'string', value: ({ type }) => type },
  { name: 'directed', type: 'boolean', value: ({ directed }) => directed },
  { name: 'stage', type: 'string', value: ({ stage }) => stage },
  { name: 'percentMin', type: 'double', value: ({ percent }) => percent?.exact ?? percent?.min ?? null },
  { name: 'percentMax', type: 'double', value: ({ percent }) => percent?.exact ?? percent?.max ?? null },
  { name: 'percentText', type: 'string', value: ({ percent }) => (percent === null ? null : percentText(percent)) },
  { name: 'planned', type: 'boolean', value: ({ planned }) => planned },
  { name: 'since', type: 'string', value: ({ since }) => since?.edtf ?? null },
  { name: 'validFrom', type: 'string', value: ({ validFrom }) => validFrom },
  { name: 'validTo', type: 'string', value: ({ validTo }) => validTo },
  { name: 'knownFrom', type: 'string', value: ({ knownFrom }) => knownFrom },
  { name: 'strength', type: 'double', value: ({ strength }) => strength },
  { name: 'activities', type: 'string', value: ({ activities }) => listText(activities) },
  { name: 'deal', type: 'string', value: ({ deal }) => deal },
  { name: 'dealTitle', type: 'string', value: ({ dealTitle }) => dealTitle },
  { name: 'claims', type: 'integer', value: ({ evidence }) => evidence.length },
  { name: 'publishers', type: 'integer', value: ({ publishers }) => publishers },
  { name: 'background', type: 'boolean', value: ({ background }) => background },
] as const satisfies readonly Column<TieRecord>[];

/** The values that are there, by column. */
export function valuesOf<T>(columns: readonly Column<T>[], record: T): Record<string, Exclude<Value, null>> {
  const values: Record<string, Exclude<Value, null>> = {};
  for (const { name, value } of columns) {
    const found = value(record);
    if (found !== null) values[name] = found;
  }
  return values;
}

function listText(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(SEPARATOR);
}
