/** Every kind of read that the service answers, each asked cold and then ever otherwise, for the campaign that looks how long each holds the event loop. */
import { exportFormats, grafanaFeeds } from '../src/alliances/exports/formats.ts';
import { trustedDocuments } from '../src/graphql/yoga.ts';

/** What the questions are put to. */
export interface Subjects {
  /** Ids: the organisation with most deals, and one with a few dozen. */
  readonly busiest: string;
  readonly middling: string;
  /** The id of a deal with several reports, of a publisher, and the names of many organisations. */
  readonly deal: string;
  readonly publisher: string;
  readonly names: readonly string[];
}

export interface Ask {
  /** After the address of the service. */
  readonly path: string;
  readonly body?: string;
  readonly form?: string;
}

export interface Read {
  readonly name: string;
  /** The first one cold, the others with other parameters. */
  readonly asks: readonly Ask[];
}

const levels = ['AS_REPORTED', 'GROUP'] as const;
const ended = [false, true] as const;

/** Days that nothing else asks for: `at` keeps those of one question apart from those of another. */
let asked = 0;
function days(count = 3): string[] {
  asked += 1;
  return Array.from({ length: count }, (_, at) => {
    const month = 1 + ((asked + 5 * at) % 12);
    return `20${10 + ((asked * 7 + at * 3) % 14)}-${String(month).padStart(2, '0')}-${String(1 + (asked % 28)).padStart(2, '0')}`;
  });
}

/** A question in GraphQL of today, then of other days: `fields` may name `$day`. */
function ofDays(name: string, fields: string, variables: object = {}, declared = ''): Read {
  const query = `query Q($day: Date${declared}) @moment(asOf: $day) { ${fields} }`;
  const asks = [undefined, ...days()].map((day) => graphql(query, { ...variables, day }));
  return { name, asks };
}

/** A question that no day changes, with other values in place of `%`. */
function ofValues(name: string, fields: string, values: readonly string[]): Read {
  return { name, asks: values.map((value) => graphql(`{ ${fields.replaceAll('%', value)} }`)) };
}

function graphql(query: string, variables: object = {}): Ask {
  return { path: '/graphql', body: JSON.stringify({ query, variables }) };
}

export function readsOf(subjects: Subjects): Read[] {
  return [
    ...networks(subjects),
    ...lists(subjects),
    ...statistics(),
    ...singles(subjects),
    ...documents(),
    ...files(subjects),
  ];
}

/** Asked after each of a few reports came in, when nothing is kept. */
export function readsAfterWrite(subjects: Subjects): Read[] {
  const wanted = [
    ...['deals', 'organizations by PARTNERS', 'organizations by LAST_REPORTED', 'organizations starting with'],
    ...['ties by SINCE, AS_REPORTED', 'ties by OTHER_NAME, GROUP, with ended', 'network of all, AS_REPORTED'],
    ...['network of all, GROUP', 'paths, AS_REPORTED', 'network diff, AS_REPORTED', 'statistics by TYPE, YEAR'],
    ...['rankings by PARTNERS, GROUP', 'search', 'track record', 'document coverage'],
  ];
  return readsOf(subjects).filter(({ name }) => wanted.includes(name));
}

function networks({ busiest, middling }: Subjects): Read[] {
  const picture =
    'totalNodes totalTies nodes { organization { id name } x y distance degree community } ties { id type from { id } to { id } stage strength }';
  const reads: Read[] = [];
  for (const level of levels) {
    for (const includeEnded of ended) {
      const also = `${level}${includeEnded ? ', with ended' : ''}`;
      const args = `level: ${level}${includeEnded ? ', filter: { includeEnded: true }' : ''}`;
      reads.push(
        ofDays(`network of all, ${also}`, `network(${args}) { ${picture} }`),
        ofDays(`network depth 2, ${also}`, `network(focus: [{ id: "${middling}" }], depth: 2, ${args}) { ${picture} }`),
        ofDays(
          `network depth 3, busiest, ${also}`,
          `network(focus: [{ id: "${busiest}" }], depth: 3, ${args}) { ${picture} }`,
        ),
        ofDays(
          `paths, ${also}`,
          `paths(from: { id: "${middling}" }, to: { id: "${busiest}" }, first: 10, ${args}) { hops sentence weakest { id } }`,
        ),
        ...['PARTNERS', 'TIES', 'PAGE_RANK'].map((metric) =>
          ofDays(
            `rankings by ${metric}, ${also}`,
            `rankings(metric: ${metric}, ${args}) { rank organization { name } value }`,
          ),
        ),
      );
      for (const by of ['SINCE', 'STRENGTH', 'OTHER_NAME']) {
        const list = `(first: 50, orderBy: { by: ${by} }, ${args}) { totalCount nodes { id sentence } }`;
        reads.push(
          ofDays(`ties by ${by}, ${also}`, `ties${list}`),
          ofDays(`ties of the busiest by ${by}, ${also}`, `organization(id: "${busiest}") { ties${list} }`),
        );
      }
      reads.push(
        ofDays(
          `partners of the busiest, ${also}`,
          `organization(id: "${busiest}") { partners(first: 100, ${args}) { totalCount nodes { name } } }`,
        ),
      );
    }
    const filters = {
      countries: 'countries: ["CN"]',
      kinds: 'kinds: [SUPPLIER]',
      types: 'types: [OWNS, SUPPLIES]',
      stages: 'stages: [ACTIVE]',
      activities: 'activities: [BATTERY_SUPPLY]',
      strength: 'minStrength: 0.6',
    };
    for (const [name, filter] of Object.entries(filters)) {
      const args = `level: ${level}, filter: { ${filter} }`;
      reads.push(
        ofDays(`ties of ${name}, ${level}`, `ties(first: 50, ${args}) { totalCount nodes { id sentence } }`),
        ofDays(`network of ${name}, ${level}`, `network(${args}) { ${picture} }`),
      );
    }
    const diff = 'totalFormed totalChanged totalEnded digest formed { sentence } changed { fields } ended { sentence }';
    reads.push(
      ofDays(`network diff, ${level}`, `networkDiff(from: { asOf: $day }, to: {}, level: ${level}) { ${diff} }`),
      ofDays(
        `network diff of a country, ${level}`,
        `networkDiff(from: { asOf: $day }, to: {}, level: ${level}, filter: { countries: ["DE"] }) { ${diff} }`,
      ),
      ofDays(
        `network diff of the busiest, ${level}`,
        `networkDiff(from: { asOf: $day }, to: {}, level: ${level}, focus: [{ id: "${busiest}" }]) { ${diff} }`,
      ),
      ofDays(
        `network diff of what was learnt, ${level}`,
        `networkDiff(from: { asOf: "2021-01-01", knownAt: $day }, to: { asOf: "2021-01-01" }, level: ${level}) { ${diff} }`,
      ),
    );
  }
  reads.push(
    ofDays(
      'network of 1,000',
      `network(limit: 1000) { totalNodes totalTies nodes { organization { id name } x y degree community } ties { id type strength } }`,
    ),
    ofDays(
      'paths of six hops between strangers',
      `paths(from: { id: "${middling}" }, to: { id: "${busiest}" }, first: 50, maxHops: 6) { hops }`,
    ),
  );
  return reads;
}

function lists({ busiest, publisher }: Subjects): Read[] {
  const deals = (args: string) => `deals(first: 50${args}) { totalCount nodes { id title } }`;
  const organizations = (args: string) => `organizations(first: 50${args}) { totalCount nodes { id name country } }`;
  return [
    ofDays('deals', deals('')),
    ...['SINCE', 'FIRST_REPORTED', 'LAST_REPORTED', 'TITLE'].map((by) =>
      ofDays(`deals by ${by}`, deals(`, orderBy: { by: ${by}, direction: ASC }, filter: { at: { asOf: $day } }`)),
    ),
    ofValues('deals of a type', deals(', filter: { types: [%] }'), [
      'JOINT_VENTURE',
      'SUPPLY',
      'EQUITY_STAKE',
      'GROUP_MEMBERSHIP',
    ]),
    ofValues('deals of countries', deals(', filter: { countries: ["%"] }'), ['CN', 'DE', 'JP']),
    ofValues('deals with text', deals(', filter: { text: "%" }'), [
      'toyota',
      'battery alliance',
      '比亚迪',
      'no such word',
    ]),
    ofValues('deals of a region', deals(', filter: { regions: ["%"] }'), ['China', 'Europe', 'Japan']),
    ofValues('deals of a publisher', deals(`, filter: { publisher: "${publisher}", minPercent: % }`), [
      '1',
      '20',
      '50',
    ]),
    ofValues(
      'deals that reached a stage',
      deals(', filter: { reached: { stage: %, from: "2019-01-01", to: "2021-01-01" } }'),
      ['SIGNED', 'ACTIVE', 'EXPLORING'],
    ),
    ofValues('disputed deals', deals(', filter: { disputed: % }'), ['true', 'false']),
    ofValues('deals of a value', deals(', filter: { minValue: { amount: %, currency: "EUR" } }'), ['1000000', '1000']),
    ofDays(
      'deals of the busiest, with claims',
      `organization(id: "${busiest}") { firstReported lastReported deals(first: 25) { totalCount nodes { title parties { organization { name } } claims(first: 3) { nodes { summary } } } } }`,
    ),
    ...['NAME', 'PARTNERS', 'LAST_REPORTED'].flatMap((by) =>
      ['ASC', 'DESC'].map((direction) =>
        ofDays(
          `organizations by ${by}${direction === 'ASC' ? ' upwards' : ''}`,
          organizations(`, orderBy: { by: ${by}, direction: ${direction} }`),
        ),
      ),
    ),
    ofValues('organizations starting with', organizations(', filter: { nameStartsWith: "%" }'), [
      'to',
      'ge',
      '比',
      'zz',
    ]),
    ofDays('organizations with partners', organizations(', filter: { minPartners: 5 }')),
    ofValues('organizations of a country', organizations(', filter: { countries: ["%"], kinds: [SUPPLIER] }'), [
      'CN',
      'DE',
      'JP',
    ]),
    ofDays('organizations below the busiest', organizations(`, filter: { parent: { id: "${busiest}" } }`)),
    ofDays(
      'organizations with ties and metrics',
      'organizations(first: 20) { nodes { name parent { name } ultimateParent { name } ties(first: 5) { nodes { type } } metrics { partners ties jointVentures } } }',
    ),
    ofValues('claims', 'claims(first: %) { totalCount nodes { summary } }', ['20', '21']),
    ofValues('reports', 'reports(first: %) { totalCount nodes { title } }', ['20', '21']),
    ofValues('models', 'models(first: %) { totalCount nodes { name makers { organization { name } } } }', ['20', '21']),
    ofValues('publishers', 'publishers(first: %) { totalCount nodes { name trackRecord { talks confirmed } } }', [
      '20',
      '21',
    ]),
    ofValues('changes', 'changes(first: %) { nodes { summary at } }', ['50', '51']),
  ];
}

function statistics(): Read[] {
  const dimensions = ['YEAR', 'TYPE', 'ACTIVITY', 'STAGE', 'COUNTRY', 'COUNTRY_PAIR', 'REGION', 'ORGANIZATION'];
  const together = ['TYPE, YEAR', 'COUNTRY_PAIR, YEAR', 'ORGANIZATION, YEAR', 'ACTIVITY, COUNTRY, STAGE'];
  return [...dimensions, ...together].flatMap((by) =>
    levels.map((level) =>
      ofDays(
        `statistics by ${by}${level === 'GROUP' ? ', GROUP' : ''}`,
        `dealStatistics(by: [${by}], level: ${level}, filter: { at: { asOf: $day } }) { keys deals }`,
      ),
    ),
  );
}

function singles({ busiest, middling, deal, publisher, names }: Subjects): Read[] {
  const hundred = (from: number) =>
    Array.from({ length: 100 }, (_, at) => ({ name: (names[(from + at * 7) % names.length] ?? '').slice(0, -1) }));
  const match =
    'query M($c: [OrganizationCandidate!]!) { matchOrganizations(candidates: $c) { matches { score match organization { id } } } }';
  return [
    ofDays(
      'organization',
      `organization(id: "${busiest}") { name names { value } parent { name } subsidiaries(first: 50) { totalCount } firstReported lastReported owners { percent { text } } holdings { percent { text } } }`,
    ),
    ofDays('metrics', `organization(id: "${busiest}") { metrics { partners ties jointVentures pageRank community } }`),
    ...['UP', 'DOWN'].map((direction) =>
      ofDays(
        `look-through ${direction}`,
        `organization(id: "${busiest}") { lookThrough(direction: ${direction}) { depth percent { text } chains { stakes { percent { text } } } } }`,
      ),
    ),
    ofValues('search', 'search(text: "%", first: 20) { score matched item { __typename } }', [
      'toyota',
      'joint venture china 2017',
      'volksw',
      '丰田',
      'battery supply',
      'motor',
      'a',
      'stelantis',
    ]),
    { name: 'matching of 100 names', asks: [0, 300, 900].map((from) => graphql(match, { c: hundred(from) })) },
    ofDays(
      'similar deals',
      `similarDeals(draft: { parties: [{ id: "${busiest}" }, { id: "${middling}" }] }) { score explanation }`,
    ),
    ofDays(
      'similar deals of one party',
      `similarDeals(draft: { parties: [{ id: "${busiest}" }] }) { score explanation }`,
    ),
    ofDays('related deals', `deal(id: "${deal}") { title related(first: 10) { score explanation deal { title } } }`),
    ofDays(
      'a deal in full',
      `deal(id: "${deal}") { title stage parties { organization { name } role } stages { stage } stakes { percent { text } } conflicts { text } claims(first: 50) { nodes { summary report { url } } } }`,
    ),
    ofDays(
      'track record',
      `publisher(id: "${publisher}") { trackRecord { talks confirmed denied open } reports(first: 10) { totalCount } }`,
    ),
    ofDays(
      'related deals of fifty',
      `organization(id: "${busiest}") { deals(first: 25) { nodes { related(first: 3) { score } } } }`,
    ),
  ];
}

function documents(): Read[] {
  return trustedDocuments().map(({ id, example }) => ({
    name: `document ${id}`,
    asks: [{ path: `/graphql?${new URLSearchParams({ documentId: id, variables: JSON.stringify(example) })}` }],
  }));
}

function files({ busiest, names }: Subjects): Read[] {
  const exported = exportFormats.map(({ name, takes }) => ({
    name: `export ${name}`,
    asks: ['', ...(takes.includes('asOf') ? [`?asOf=${days(1)}`] : [])].map((query) => ({
      path: `/export/${name}${query}`,
    })),
  }));
  const feeds = grafanaFeeds.map(({ name }) => ({
    name: `feed ${name}`,
    asks: ['', `?asOf=${days(1)}`, `?level=GROUP&asOf=${days(1)}`].map((query) => ({
      path: `/grafana/${name}${query}`,
    })),
  }));
  const queries = (from: number) =>
    JSON.stringify(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, at) => [`q${at}`, { query: names[(from + at * 11) % names.length] ?? '' }]),
      ),
    );
  const extend = JSON.stringify({
    ids: [busiest],
    properties: [{ id: 'country' }, { id: 'partners' }, { id: 'subsidiaries' }],
  });
  return [
    ...exported,
    ...feeds,
    {
      name: 'reconciling 100 names',
      asks: [0, 500].map((from) => ({
        path: '/reconcile',
        form: new URLSearchParams({ queries: queries(from) }).toString(),
      })),
    },
    {
      name: 'reconciling: suggestions',
      asks: ['to', 'gee', 'motor'].map((prefix) => ({ path: `/reconcile/suggest/entity?prefix=${prefix}` })),
    },
    {
      name: 'reconciling: properties',
      asks: [{ path: '/reconcile', form: new URLSearchParams({ extend }).toString() }],
    },
  ];
}
