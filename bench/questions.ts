/** What is asked: the trusted documents with their examples, and questions put to the busiest organisations of the graph at hand. */
import { readFileSync } from 'node:fs';
import type { OrganizationId } from '../src/domain/model.ts';
import { trustedDocuments } from '../src/graphql/yoga.ts';
import type { Snapshot } from '../src/network/snapshot.ts';

export interface Question {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** After the address of the service. */
  readonly query: string;
  readonly body: string | null;
  /** Whether it is asked where answers are kept for those who ask again. */
  readonly repeated?: true;
  /** Asked by turns in place of `body`, so that nothing kept from the request before can help. */
  readonly others?: readonly string[];
}

/** Trusted documents by GET, as clients ask them; the others by POST. Where the graph lacks what an example names, the document is left out. */
export function questionsFor(snapshot: Snapshot): Question[] {
  const documents = trustedDocuments().map(({ id, example }): Question => {
    const variables = new URLSearchParams({ documentId: id, variables: JSON.stringify(example) });
    return { name: `document ${id}`, method: 'GET', query: `?${variables}`, body: null };
  });
  const repeated = documents
    .filter(({ name }) => asksAgain.includes(name))
    .map((question) => ({ ...question, name: `${question.name}, repeated`, repeated: true as const }));
  return [...ownQuestions(snapshot), ...documents, ...repeated];
}

/** A small, a middling and a larger answer. */
const asksAgain = ['document coverage', 'document most-connected', 'document network-around'];

function ownQuestions(snapshot: Snapshot): Question[] {
  const [first, second, third] = busiest(snapshot);
  if (first === undefined || second === undefined || third === undefined) return [];
  const middle = middling(snapshot, 25) ?? third;
  const [word = ''] = snapshot.organization(second)?.name.split(' ') ?? [];
  const asked: Asked[] = [
    ['organization-by-id', { id: first }],
    ['organization-with-deals', { id: middle }],
    ['deals-filtered', { types: ['JOINT_VENTURE', 'COOPERATION'], stages: ['ACTIVE'], countries: ['CN'] }],
    ['deals-with-text', { text: word }],
    ['deals-between-days', { from: '2019-01-01', to: '2021-12-31' }],
    ['partners-of-partners', { id: middle }],
    ['deals-by-type-and-year', {}],
    ['network', { focus: [{ id: middle }], depth: 1 }, 'network depth 1'],
    ['network', { focus: [{ id: middle }], depth: 2 }, 'network depth 2'],
    ['network', { focus: [{ id: first }], depth: 2 }, 'network depth 2, busiest'],
    ['paths', { from: { id: middle }, to: { id: middle === second ? first : second } }],
    ['network-diff', { from: { asOf: '2023-12-31' }, to: { asOf: '2024-12-31' } }],
    ['search', { text: word.slice(0, -1) }],
  ];
  const manyDays: Asked[] = [
    ['network', { focus: [{ id: middle }], depth: 2, at: { asOf: DAY } }, 'network depth 2, ever another day'],
    ['paths', { from: { id: middle }, to: { id: first }, at: { asOf: DAY } }, 'paths, ever another day'],
    ['network-diff', { from: { asOf: DAY }, to: { asOf: '2024-12-31' } }, 'network diff, ever another day'],
  ];
  return [...asked.map(toQuestion), ...manyDays.map((one) => onOtherDays(toQuestion(one)))];
}

type Asked = [file: string, variables: Readonly<Record<string, unknown>>, name?: string];

function toQuestion([file, variables, name = file.replaceAll('-', ' ')]: Asked): Question & { readonly body: string } {
  const query = readFileSync(new URL(`./questions/${file}.graphql`, import.meta.url), 'utf8');
  return { name, method: 'POST', query: '', body: JSON.stringify({ query, variables }) };
}

const DAY = '2023-06-30';

/** The same of sixty days, more than are kept of any snapshot. */
function onOtherDays(question: Question & { readonly body: string }): Question {
  const days = Array.from({ length: 60 }, (_, at) => `20${18 + (at % 6)}-0${1 + (at % 9)}-${11 + (at % 17)}`);
  return { ...question, others: days.map((day) => question.body.replaceAll(DAY, day)) };
}

/** The three organisations with most deals, the busiest first. */
function busiest(snapshot: Snapshot): OrganizationId[] {
  return byDeals(snapshot)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** The organisation with just so many deals, or the fewest above. */
function middling(snapshot: Snapshot, deals: number): OrganizationId | undefined {
  return byDeals(snapshot).findLast((organization) => organization.deals >= deals)?.id;
}

function byDeals(snapshot: Snapshot): { readonly id: OrganizationId; readonly deals: number }[] {
  return Array.from(snapshot.organizations(), ({ id }) => ({ id, deals: snapshot.dealsOf(id).length })).sort(
    (a, b) => b.deals - a.deals || (a.id < b.id ? -1 : 1),
  );
}
