/** Answers reconciliation queries by matching their names and properties with organisations. */
import type { OrganizationDocument } from '../alliances/documents.ts';
import type { OrganizationCandidate, OrganizationMatch } from '../alliances/matching.ts';
import type { Reader } from '../alliances/reader.ts';
import { normalizeName } from '../domain/names.ts';
import { type IdentifierScheme, identifierSchemes } from '../domain/vocabulary.ts';
import { countryCalled, type Item, kindCalled, kindName, kindTypes, organizationType } from './properties.ts';
import type { ReconcileQuery } from './requests.ts';

export interface Candidate extends Item {
  /** 0 to 100. */
  readonly score: number;
  readonly match: boolean;
  readonly type: readonly Item[];
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

export type Results = Readonly<Record<string, { readonly result: readonly Candidate[] }>>;

/** As many candidates a query has where it does not say how many. */
const LIMIT = 10;
const MOST = 20;
const LONGEST_NAME = 300;

/** Each query by itself; all of them by one look into the graph. */
export async function answerQueries(reader: Reader, queries: ReadonlyMap<string, ReconcileQuery>): Promise<Results> {
  const asked = [...queries].map(([key, query]) => ({ key, query, candidate: candidateOf(query) }));
  const ids = asked.map(({ query }) => query.query?.trim() ?? '').filter((text) => text.startsWith('organization:'));
  const byId = new Map<string, OrganizationDocument | null>();
  const documents = ids.length === 0 ? [] : await reader.organizations(ids);
  for (const [place, id] of ids.entries()) byId.set(id, documents[place] ?? null);
  const matched = asked.flatMap(({ candidate }) => candidate ?? []);
  const found = matched.length === 0 ? [] : await reader.matchOrganizations(matched);
  let next = 0;
  const entries = asked.map(({ key, query, candidate }) => {
    const matches = candidate === null ? [] : (found[next++] ?? []);
    const named = byId.get(query.query?.trim() ?? '') ?? null;
    const result = named === null ? candidatesFor(query, candidate, matches) : [itself(named)];
    return [key, { result: result.slice(0, Math.min(query.limit ?? LIMIT, MOST)) }] as const;
  });
  // Keys come from outside: `__proto__` is one like any other.
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** Null: there is nothing to look for. */
function candidateOf({ query = '', properties, type }: ReconcileQuery): OrganizationCandidate | null {
  const values = (pid: string) =>
    (properties ?? []).filter((property) => property.pid === pid).flatMap(({ v }) => [v].flat().map(textOf));
  const identifiers = (Object.keys(identifierSchemes) as IdentifierScheme[]).flatMap((scheme) =>
    values(scheme)
      .map((value) => value.trim().slice(0, 200).toWellFormed().replaceAll('\0', ''))
      .filter((value) => value !== '')
      .slice(0, 3)
      .map((value) => ({ scheme, value })),
  );
  const written = query.slice(0, LONGEST_NAME).toWellFormed().replaceAll('\0', '');
  const name = normalizeName(written) === '' ? identifiers[0]?.value : written;
  if (name === undefined) return null;
  const kinds = [type ?? []].flat().flatMap((id) => kindCalled(id) ?? []);
  const [kind = kinds.length === 1 ? kinds[0] : undefined] = values('kind').flatMap((text) => kindCalled(text) ?? []);
  const [country] = values('country').flatMap((text) => countryCalled(text) ?? []);
  return { name, identifiers, country, kind };
}

function textOf(value: string | number | boolean | { readonly id: string }): string {
  return typeof value === 'object' ? value.id : String(value);
}

/** `any` and `all` are taken at their word: only of those types. Else a type weighs, and no more. */
function candidatesFor(
  { type, type_strict: strict }: ReconcileQuery,
  candidate: OrganizationCandidate | null,
  matches: readonly OrganizationMatch[],
): Candidate[] {
  const wanted = [type ?? []].flat();
  const isStrict = (strict === 'any' || strict === 'all') && wanted.length > 0;
  const fits = ({ kind }: OrganizationDocument) =>
    strict === 'all'
      ? wanted.every((id) => id === organizationType.id || kindCalled(id) === kind)
      : wanted.some((id) => id === organizationType.id || kindCalled(id) === kind);
  return matches
    .filter(({ organization }) => !isStrict || fits(organization))
    .map(({ organization, score, match, explanation }) => ({
      ...shown(organization, explanation[0]),
      score: Math.round(score * 100),
      match,
      features: featuresOf(candidate, organization),
    }));
}

function itself(organization: OrganizationDocument): Candidate {
  return { ...shown(organization), score: 100, match: true, features: [] };
}

function shown(organization: OrganizationDocument, reason?: string) {
  const { id, name, kind } = organization;
  const type = [...kindTypes.filter((one) => one.id === kind), organizationType].map(({ id, name }) => ({ id, name }));
  return { id, name, description: [describe(organization), reason].filter(Boolean).join('. '), type };
}

/** "Automaker, JP, founded 2021". */
export function describe({ kind, country, founded, placeholder }: OrganizationDocument): string {
  const words = [kindName(kind), country, founded && `founded ${founded.edtf}`];
  return placeholder ? 'Named in reports, not described yet' : words.filter(Boolean).join(', ');
}

/** What was compared besides the name, and whether it is the same. */
function featuresOf(candidate: OrganizationCandidate | null, organization: OrganizationDocument) {
  const features: { id: string; value: boolean }[] = [];
  const { country, kind, identifiers } = candidate ?? {};
  if (country != null) features.push({ id: 'country', value: country === organization.country });
  if (kind != null) features.push({ id: 'kind', value: kind === organization.kind });
  for (const scheme of new Set((identifiers ?? []).map((identifier) => identifier.scheme))) {
    const own = organization.identifiers.filter((identifier) => identifier.scheme === scheme);
    const isSame = (identifiers ?? []).some((a) =>
      own.some((b) => a.scheme === scheme && a.value.toUpperCase() === b.value.toUpperCase()),
    );
    features.push({ id: scheme, value: isSame });
  }
  return features;
}
