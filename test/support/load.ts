/** Clients that ask and report over HTTP without a pause, each on a connection that it keeps, and note what becomes of it. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim, party, report } from './reporting.ts';

export interface Heard {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly milliseconds: number;
}

export interface Load {
  /** Ids of the reports that were acknowledged. */
  readonly acknowledged: string[];
  readonly reads: Heard[];
  readonly writes: Heard[];
  /** Requests that were sent and not answered, as errors. */
  readonly dropped: string[];
  /** Once every client has stopped. */
  readonly over: Promise<void>;
  stop(): void;
}

export interface LoadOptions {
  readonly url: string;
  /** Of a researcher. */
  readonly token: string;
  readonly readers: number;
  readonly writers: number;
  /** Whether readers say who they are. @default false */
  readonly known?: boolean;
  /** Whether a client that is told that its connection closes goes elsewhere, as a load balancer does. @default false */
  readonly movesOn?: boolean;
  /** Between an answer and the next request, in milliseconds. @default 0 */
  readonly pause?: number;
  /** Tells the pages of one load from those of another. @default "load" */
  readonly title?: string;
}

const write =
  'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename ... on ReportDealsSuccess { report { id } } } }';

export function startLoad({
  url,
  token,
  readers,
  writers,
  known = false,
  movesOn = false,
  pause = 0,
  title = 'load',
}: LoadOptions): Load {
  const load = { acknowledged: [] as string[], reads: [] as Heard[], writes: [] as Heard[], dropped: [] as string[] };
  let isOver = false;
  const authorization = { authorization: `Bearer ${token}` };

  async function client(who: string, next: (agent: Agent, at: number) => Promise<Heard>): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let at = 0; !isOver; at += 1) {
      try {
        const heard = await next(agent, at);
        if (movesOn && heard.headers.connection === 'close') break;
        if (heard.status !== 200 || pause > 0) await sleep(heard.status === 200 ? pause : 50);
      } catch (error) {
        load.dropped.push(`${who} ${at}: ${(error as Error).message}`);
        await sleep(50);
      }
    }
    agent.destroy();
  }

  const reader = (who: number) =>
    client(`reader ${who}`, async (agent, at) => {
      // Each asks what nobody has asked, so that nothing answers but the graph.
      const query = `query R${who}_${at} { organization(name: "Ford") { names { value } } deals(first: 5) { nodes { title claims(first: 2) { nodes { id } } } } }`;
      const heard = await post(url, agent, { query }, known ? authorization : {});
      load.reads.push(heard);
      return heard;
    });
  const writer = (who: number) =>
    client(`writer ${who}`, async (agent, at) => {
      const input = report(`${title}-${who}-${at}`, [
        claim({ parties: [party('Ford'), party(`Newcomer ${title} ${who} ${at}`)] }),
      ]);
      const heard = await post(url, agent, { query: write, variables: { input } }, authorization);
      load.writes.push(heard);
      const answer = heard.status === 200 ? JSON.parse(heard.body).data?.reportDeals : null;
      if (answer?.__typename === 'ReportDealsSuccess') load.acknowledged.push(answer.report.id);
      return heard;
    });
  const clients = [
    ...Array.from({ length: readers }, (_, who) => reader(who)),
    ...Array.from({ length: writers }, (_, who) => writer(who)),
  ];
  return {
    ...load,
    over: Promise.all(clients).then(() => undefined),
    stop() {
      isOver = true;
    },
  };
}

function post(url: string, agent: Agent, body: object, more: Readonly<Record<string, string>>): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...more };
    const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: text,
          headers: response.headers,
          milliseconds: performance.now() - started,
        }),
      );
    });
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}
