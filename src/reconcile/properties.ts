/** What the reconciliation service knows of an organisation: the types and properties that its clients name. */
import { identifierSchemes, type OrganizationKind, organizationKinds } from '../domain/vocabulary.ts';

/** A type, property or entity as clients show it. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

/** The type of everything here. */
export const organizationType = {
  id: 'Organization',
  name: 'Organisation',
  description: 'Any company or body of the car industry.',
} as const satisfies Item;

/** Kinds of organisations, as types. */
export const kindTypes: readonly (Item & { readonly id: OrganizationKind })[] = Object.entries(organizationKinds).map(
  ([id, description]) => ({ id: id as OrganizationKind, name: inWords(id), description }),
);

export const types: readonly Item[] = [organizationType, ...kindTypes];

const identifierProperties = Object.entries(identifierSchemes).map(([id, description]) => ({
  id: id as keyof typeof identifierSchemes,
  name: id === 'WEBSITE' ? 'Website' : id === 'WIKIDATA' ? 'Wikidata' : id === 'PERMID' ? 'PermID' : id,
  description,
}));

/** Each can be fetched; `country`, `kind` and the identifiers are weighed where a query gives them. */
export const properties = [
  { id: 'country', name: 'Country', description: 'By ISO 3166-1 alpha-2, "JP"; a query may also say "Japan".' },
  { id: 'kind', name: 'Kind', description: 'What it is: "automaker", "joint venture".' },
  ...identifierProperties,
  { id: 'names', name: 'Names', description: 'All its names, in any script.' },
  { id: 'founded', name: 'Founded', description: 'When it was founded, as exactly as it is known.' },
  { id: 'dissolved', name: 'Dissolved', description: 'When it ceased to be.' },
  { id: 'parent', name: 'Parent', description: 'What it is part of, else who holds more than half of it.' },
  { id: 'ultimateParent', name: 'Ultimate parent', description: 'The parent’s parent and so on, up to the last.' },
  { id: 'owners', name: 'Owners', description: 'Who holds shares of it, the largest share first.' },
  { id: 'subsidiaries', name: 'Subsidiaries', description: 'Whose parent it is.' },
  { id: 'partners', name: 'Partners', description: 'Who it has ties with, the strongest first.' },
  { id: 'deals', name: 'Number of deals', description: 'In how many reported deals it takes part.' },
] as const satisfies readonly Item[];
export type PropertyId = (typeof properties)[number]['id'];

/** Properties whose values are organisations. */
export const entityProperties: ReadonlySet<string> = new Set<PropertyId>([
  ...(['parent', 'ultimateParent', 'owners', 'subsidiaries', 'partners'] as const),
]);

export function kindName(kind: OrganizationKind): string {
  return inWords(kind);
}

/** The kind that is meant by "Joint venture", "joint_venture" or "JOINT_VENTURE"; undefined: none. */
export function kindCalled(text: string): OrganizationKind | undefined {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return kindTypes.find(({ id }) => id === word)?.id;
}

/** The code of a country by code or English name; undefined: none that is known. */
export function countryCalled(text: string): string | undefined {
  const given = text.trim();
  if (/^[a-z]{2}$/i.test(given)) return given.toUpperCase();
  return countryCodes().get(given.toLowerCase());
}

let codes: ReadonlyMap<string, string> | undefined;

function countryCodes(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = letters.flatMap((a) =>
    letters.flatMap((b): [string, string][] => {
      const name = names.of(a + b);
      return name === undefined ? [] : [[name.toLowerCase(), a + b]];
    }),
  );
  // Of codes that share a name, withdrawn ones among them, the one in use is the one that the name's canonical locale has.
  codes = new Map(found.filter(([, code]) => new Intl.Locale('und', { region: code }).region === code).reverse());
  return codes;
}

function inWords(word: string): string {
  const text = word.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
