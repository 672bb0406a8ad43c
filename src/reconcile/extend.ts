/** Fetches properties of organisations, for columns of a table. */
import type { OrganizationDocument } from '../alliances/documents.ts';
import type { Reader } from '../alliances/reader.ts';
import { parseDay } from '../domain/dates.ts';
import type { Day, Moment, PartialDate } from '../domain/model.ts';
import type { identifierSchemes } from '../domain/vocabulary.ts';
import { entityProperties, kindName, organizationType, type PropertyId, properties } from './properties.ts';
import { type ExtensionQuery, ReconcileError } from './requests.ts';

type Cell =
  | { readonly str: string }
  | { readonly int: number }
  | { readonly date: string }
  | { readonly id: string; readonly name: string };

export interface Extension {
  readonly meta: readonly { readonly id: string; readonly name: string; readonly type?: object }[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;
}

/** What a person may set for each column. */
export const propertySettings = [
  {
    ...{ name: 'limit', label: 'Limit', type: 'number', default: 10 },
    help_text: 'The most values in a cell, 1 to 100.',
  },
  {
    ...{ name: 'asOf', label: 'As of', type: 'text', default: '' },
    help_text: 'The day that parents, owners and partners are told for, as in 2024-05-31; today where empty.',
  },
] as const;

/** Properties proposed for a type: the same ones for every kind. */
export function proposeProperties(parameters: URLSearchParams): object {
  const type = parameters.get('type') ?? organizationType.id;
  const limit = Number(parameters.get('limit') ?? properties.length);
  if (!Number.isInteger(limit) || limit < 1) throw new ReconcileError(400, 'limit is a whole number from 1.');
  return {
    type,
    limit,
    properties: properties.slice(0, limit).map(({ id, name, description }) => ({ id, name, description })),
  };
}

/** Two statements at most, whatever is asked of however many. @throws ReconcileError */
export async function extend(reader: Reader, { ids, properties: asked }: ExtensionQuery): Promise<Extension> {
  const columns = asked.map(({ id, settings }) => {
    const property = properties.find((one) => one.id === id);
    if (property === undefined) {
      throw new ReconcileError(
        400,
        `There is no property ${JSON.stringify(id.slice(0, 60))}; /reconcile/properties lists them.`,
      );
    }
    return { id: property.id, name: property.name, ...settingsOf(reader, settings ?? {}) };
  });
  const documents = await reader.organizations(ids);
  const cells = ids.map((_, row) => {
    const organization = documents[row] ?? null;
    return columns.map((column) => (organization === null ? [] : valuesOf(reader, organization, column)));
  });
  const others = [...new Set(cells.flat(2).flatMap((cell) => ('organization' in cell ? [cell.organization] : [])))];
  const names = new Map<string, string>();
  for (const found of others.length === 0 ? [] : await reader.organizations(others)) {
    if (found !== null) names.set(found.id, found.name);
  }
  const shown = (values: readonly Value[]) =>
    values.flatMap((value): Cell[] => {
      if (!('organization' in value)) return [value];
      const name = names.get(value.organization);
      return name === undefined ? [] : [{ id: value.organization, name }];
    });
  const rows = ids.map((id, row) => [
    id,
    Object.fromEntries(columns.map((column, place) => [column.id, shown(cells[row]?.[place] ?? [])])),
  ]);
  return {
    meta: columns.map(({ id, name }) => ({
      ...{ id, name },
      ...(entityProperties.has(id) && { type: { id: organizationType.id, name: organizationType.name } }),
    })),
    rows: Object.assign(Object.create(null), Object.fromEntries(rows)),
  };
}

/** An organisation by its id, whose name is looked up with those of all others. */
type Value = Exclude<Cell, { id: string }> | { readonly organization: string };

interface Column {
  readonly id: PropertyId;
  readonly limit: number;
  readonly at: Moment;
}

function settingsOf(
  { today }: Reader,
  { limit, asOf }: Readonly<Record<string, unknown>>,
): { limit: number; at: Moment } {
  const most = limit === undefined || limit === '' || limit === null ? 10 : Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 100) {
    throw new ReconcileError(400, 'The setting limit is a whole number from 1 to 100.');
  }
  const day = typeof asOf === 'string' && asOf.trim() !== '' ? readDay(asOf.trim()) : today;
  return { limit: most, at: { asOf: day, knownAt: today } };
}

function readDay(text: string): Day {
  try {
    return parseDay(text);
  } catch {
    throw new ReconcileError(400, 'The setting asOf is a day such as 2024-05-31.');
  }
}

function valuesOf(reader: Reader, organization: OrganizationDocument, { id: property, limit, at }: Column): Value[] {
  const { id, snapshot } = { id: organization.id, snapshot: reader.snapshot };
  const text = (value: string | null): Value[] => (value === null ? [] : [{ str: value }]);
  const one = (other: string | undefined): Value[] => (other === undefined ? [] : [{ organization: other }]);
  const several = (ids: Iterable<string>): Value[] =>
    [...new Set(ids)].slice(0, limit).map((other) => ({ organization: other }));
  switch (property) {
    case 'country':
      return text(organization.country);
    case 'kind':
      return text(kindName(organization.kind));
    case 'names':
      return organization.names.slice(0, limit).map(({ value }) => ({ str: value }));
    case 'founded':
      return date(organization.founded);
    case 'dissolved':
      return date(organization.dissolved);
    case 'parent':
      return one(snapshot.parent(id, at));
    case 'ultimateParent':
      return one(snapshot.ultimateParent(id, at));
    case 'owners':
      return several(snapshot.positions({ at, target: id }).map(({ holder }) => holder));
    case 'subsidiaries':
      return several(reader.subsidiaryPage(id, at, { first: limit }).edges.map(({ node }) => node));
    case 'partners': {
      const page = reader.partnerPage({ organization: id, at, level: 'AS_REPORTED' }, { first: limit });
      return several(page.edges.map(({ node }) => node.organization));
    }
    case 'deals':
      return [{ int: snapshot.dealsOf(id).filter(({ background }) => !background).length }];
    default:
      return identifierValues(organization, property);
  }
}

function identifierValues({ identifiers }: OrganizationDocument, scheme: keyof typeof identifierSchemes): Value[] {
  return identifiers.filter((identifier) => identifier.scheme === scheme).map(({ value }) => ({ str: value }));
}

/** A day as a date; what is known less exactly, as it is written. */
function date(value: PartialDate | null): Value[] {
  if (value === null) return [];
  const isDay = value.precision === 'DAY' && !value.approximate;
  return isDay ? [{ date: `${value.latest}T00:00:00Z` }] : [{ str: value.edtf }];
}
