/** What the matrix asks of each field of Query: about what everybody may see, and about what they may not. */
import { namesOf, states } from './hidden-world.ts';
import type { Question } from './whole-questions.ts';

/** Written as GraphQL; `secret` are the ids that hidden material has once it is recorded. */
type Probes = (secret: readonly string[]) => readonly string[];

const text = (value: string) => JSON.stringify(value);
const hidden = states.map(namesOf);
const of = (kind: string, ids: readonly string[]) => ids.filter((id) => id.startsWith(`${kind}:`));
const byId = (kind: string, ids: readonly string[]) => of(kind, ids).map((id) => `(id: ${text(id)})`);

export const probes: Readonly<Record<string, Probes>> = {
  node: (ids) => ids.map((id) => `(id: ${text(id)})`),
  nodes: (ids) => [
    '(ids: ["deal:open", "deal:other", "organization:ford", "organization:rivian", "model:r1t", "publisher:bloomberg"])',
    `(ids: ${JSON.stringify(ids)})`,
  ],
  organization: (ids) => [
    ...['Ford', 'Rivian', 'Renault'].map((name) => `(name: ${text(name)})`),
    ...hidden.flatMap(({ organization, venture }) => [organization, venture].map((name) => `(name: ${text(name)})`)),
    ...byId('organization', ids),
  ],
  organizations: () => [
    '(first: 100)',
    '(first: 100, orderBy: { by: PARTNERS, direction: DESC })',
    '(filter: { nameStartsWith: "Zyx" })',
    '(filter: { placeholder: true })',
  ],
  model: (ids) => [
    '(name: "Twingo")',
    '(name: "R1T")',
    ...hidden.flatMap(({ model, related }) => [model, related].map((name) => `(name: ${text(name)})`)),
    ...byId('model', ids),
  ],
  models: () => ['(first: 100)', '(filter: { placeholder: true })', '(filter: { brand: { name: "Renault" } })'],
  deal: (ids) => ['(id: "deal:open")', '(id: "deal:other")', ...byId('deal', ids)],
  deals: () => [
    '(first: 100)',
    '(filter: { text: "Zyx" })',
    '(filter: { anyParty: [{ name: "Ford" }] })',
    ...hidden.map(({ organization }) => `(filter: { anyParty: [{ name: ${text(organization)} }] })`),
  ],
  dealStatistics: () => ['(by: [TYPE])', '(by: [ORGANIZATION])', '(by: [COUNTRY_PAIR, STAGE])'],
  claims: () => ['(first: 100)', '(filter: { review: [PENDING, REJECTED, RETRACTED] })'],
  report: () => ['(url: "https://news.example/open")', ...hidden.map(({ url }) => `(url: ${text(url)})`)],
  reports: () => ['(first: 100)', '(filter: { text: "Zyx" })'],
  publisher: (ids) => [
    '(name: "Reuters")',
    '(name: "Bloomberg")',
    ...hidden.flatMap(({ publisher, origin }) => [publisher, origin].map((name) => `(name: ${text(name)})`)),
    ...byId('publisher', ids),
  ],
  publishers: () => ['(first: 100)'],
  changes: () => ['(first: 100)'],
  coverage: () => [''],
  viewer: () => [''],
  search: () => ['(text: "Zyx")', '(text: "Ford")', ...hidden.map(({ model }) => `(text: ${text(model)})`)],
  similarDeals: () => [
    '(draft: { parties: [{ name: "Ford" }, { name: "Renault" }] })',
    ...hidden.map(({ organization }) => `(draft: { parties: [{ name: "Ford" }, { name: ${text(organization)} }] })`),
  ],
  matchOrganizations: () => [
    '(candidates: [{ name: "Ford" }])',
    ...hidden.map(({ organization }) => `(candidates: [{ name: ${text(organization)} }])`),
  ],
  network: () => [
    '(limit: 100)',
    '(focus: [{ name: "Ford" }], depth: 3)',
    ...hidden.map(({ organization }) => `(focus: [{ name: ${text(organization)} }])`),
  ],
  networkDiff: () => ['(from: { asOf: "2024-01-01" }, to: { asOf: "2026-01-01" })'],
  paths: () => [
    '(from: { name: "Renault" }, to: { name: "Rivian" })',
    ...hidden.map(({ venture }) => `(from: { name: "Renault" }, to: { name: ${text(venture)} })`),
  ],
  rankings: () => ['(metric: PARTNERS)', '(metric: BETWEENNESS)'],
  ties: () => ['(first: 100)'],
};

/** Of these one level is much. */
const large = new Set(['node', 'nodes', 'organization', 'deal', 'model']);

/** Every question of the matrix, and how deep it goes: the first ones of a field to what is nested in what they find. */
export function questions(secret: readonly string[]): (Question & { readonly levels: number })[] {
  const isAboutHidden = (given: string) => /zyx/i.test(given) || secret.some((id) => given.includes(id));
  return Object.entries(probes).flatMap(([field, given]) =>
    given(secret).map((one, at) => ({
      field,
      given: one,
      levels: isAboutHidden(one) ? 0 : at === 0 && !large.has(field) ? 2 : 1,
    })),
  );
}
