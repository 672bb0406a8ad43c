/** What is asked of a service that is measured over time: reads, reports, exports and subscriptions, each a little different. */
import type { Served } from './served.ts';

/** What a team of a dozen and their dashboards ask in an hour: ten reads a second, a write every two seconds. */
export const HOUR = { reads: 36_000, writes: 1_800, exports: 720, subscriptions: 120 } as const;
export type Kind = keyof typeof HOUR;

const reads: readonly ((at: number) => string)[] = [
  () => '{ coverage { organizations deals claims } }',
  () => '{ organization(name: "Stellantis") { name ties(first: 20) { nodes { sentence to { name } } } } }',
  (at) =>
    `{ deals(first: ${1 + (at % 50)}) { nodes { title stage claims(first: 3) { nodes { summary report { url } } } } } }`,
  (at) =>
    `{ search(text: "${['volks', 'toyota', 'byd', 'geely', 'batt'][at % 5]}", first: 10) { score item { __typename } } }`,
  (at) =>
    `{ network(focus: [{ name: "Toyota" }], depth: ${1 + (at % 2)}, at: { asOf: "20${10 + (at % 15)}-06-01" }) { nodes { organization { name } } } }`,
  (at) => `query R${at} { organizations(first: 20) { nodes { name country ties(first: 5) { nodes { type } } } } }`,
];
const networks = ['graphml', 'gexf', 'cytoscape', 'node-link'];

export const asks: Record<Kind, (service: Served, at: number) => Promise<void>> = {
  async reads({ url }, at) {
    const query = reads[at % reads.length]?.(at) ?? '';
    await answered(
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query }),
      }),
    );
  },
  async writes({ url, token }, at) {
    // The same few deals again and again, each time told by another report: the graph grows by what was reported.
    const claim = {
      deal: { key: `soak-${at % 50}` },
      stage: at % 2 === 0 ? 'SIGNED' : 'ANNOUNCED',
      type: 'COOPERATION',
      parties: [{ organization: { name: 'Ford' } }, { organization: { name: `Newcomer ${at % 50}` } }],
      summary: 'They work together.',
    };
    const input = {
      report: { url: `https://news.example/soak/${at}`, publisher: 'Example', published: '2024-03-01' },
      claims: [claim],
    };
    const query =
      'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename ... on UserError { message } } }';
    const text = await answered(
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { input } }),
      }),
    );
    if (!text.includes('ReportDealsSuccess')) throw new Error(text.slice(0, 300));
  },
  async exports({ url }, at) {
    await answered(fetch(`${url}/export/${networks[at % networks.length]}?asOf=20${10 + (at % 15)}-01-01`));
  },
  async subscriptions({ url }) {
    const query = encodeURIComponent('subscription { changes { id summary } }');
    const hangUp = new AbortController();
    const stream = await fetch(`${url}/graphql?query=${query}`, {
      headers: { accept: 'text/event-stream' },
      signal: hangUp.signal,
    });
    if (stream.status !== 200) throw new Error(`${stream.status}`);
    setTimeout(() => hangUp.abort(), 10_000);
    try {
      for await (const _ of stream.body ?? []);
    } catch (error) {
      if (!hangUp.signal.aborted) throw error;
    }
  },
};

async function answered(asked: Promise<Response>): Promise<string> {
  const response = await asked;
  const text = await response.text();
  if (response.status !== 200 || text.startsWith('{"errors"'))
    throw new Error(`${response.status} ${text.slice(0, 300)}`);
  return text;
}
