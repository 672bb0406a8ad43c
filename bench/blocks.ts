/** `npm run bench -- blocks`: how long each kind of read holds the event loop of the service, worst first. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Standstill, Told } from './blocks-probe.ts';
import { type Ask, type Read, readsAfterWrite, readsOf, type Subjects } from './blocks-questions.ts';
import { makeSmall } from './graphs.ts';
import { type Served, startServed, stopServed, told } from './served.ts';

export const blocksUsage = `npm run bench -- blocks [options]

Starts the service on a copy of an embedded graph, asks it every kind of read there is over HTTP, cold and then with ever other
parameters, then again after reports came in, and says for each the longest time that the event loop of the service stood
still, and how much of that was the collection of garbage, in milliseconds. The worst comes first.

  --graph FOLDER  A data folder. Default: a small invented graph
  --only TEXT,…   Only questions whose name holds one of these
  --json FILE     Also write the results there
`;

interface Blocked {
  readonly name: string;
  /** The first time. */
  readonly cold: Standstill;
  /** The worst with other parameters. */
  readonly others: Standstill;
  /** The longest that an answer took, in milliseconds. */
  readonly longest: number;
}

export async function benchBlocks(argv: readonly string[], say: (text: string) => void): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      graph: { type: 'string' },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(blocksUsage);
    return;
  }
  const only = values.only.split(',').filter((part) => part !== '');
  const folder = mkdtempSync(join(tmpdir(), 'alliances-blocks-'));
  try {
    if (values.graph === undefined) await makeSmall(folder, 1, say);
    else cpSync(values.graph, folder, { recursive: true });
    const served = await startServed(folder, './blocks-probe.ts');
    const blocked = await askAll(served, only, say).finally(() => stopServed(served));
    blocked.sort((a, b) => worstOf(b) - worstOf(a));
    process.stdout.write(tableOf(blocked));
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(blocked, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askAll(served: Served, only: readonly string[], say: (text: string) => void): Promise<Blocked[]> {
  const isAsked = ({ name }: Read) => only.length === 0 || only.some((part) => name.includes(part));
  const subjects = await subjectsOf(served);
  // The first picture is laid out in a thread, which takes what the machine has.
  await settle(served, say);
  const blocked: Blocked[] = [];
  const ask = async ({ name, asks }: Read) => {
    const [first, ...rest] = asks;
    if (first === undefined) return;
    const cold = await standstillOf(served, first, name);
    let [others, longest] = [nothing, cold.took];
    for (const one of rest) {
      const { took, ...standstill } = await standstillOf(served, one, name);
      longest = Math.max(longest, took);
      if (standstill.longest > others.longest) others = standstill;
    }
    const one = { name, cold, others, longest };
    blocked.push(one);
    say(rowOf(one));
  };
  for (const read of readsOf(subjects).filter(isAsked)) await ask(read);
  const afterwards = readsAfterWrite(subjects).filter(isAsked);
  for (const [at, { name, asks }] of afterwards.entries()) {
    await ask({ name: `reportDeals ${at + 1}`, asks: [report(at, subjects)] });
    await ask({ name: `${name}, after a report`, asks: asks.slice(0, 1) });
  }
  if (afterwards.length > 0) {
    await told(served, '?');
    await sleep(5_000);
    blocked.push({
      name: 'a new picture after reports',
      cold: await told<Told>(served, '?'),
      others: nothing,
      longest: 0,
    });
  }
  return blocked;
}

/** How long an answer is listened to, in milliseconds. */
const PATIENCE = 3_000;
const nothing: Standstill = { longest: 0, garbage: 0 };

async function standstillOf(served: Served, ask: Ask, name: string): Promise<Standstill & { readonly took: number }> {
  await told(served, '?');
  const started = performance.now();
  await answerOf(served, ask, name);
  const took = performance.now() - started;
  const { longest, garbage } = await told<Told>(served, '?');
  return { longest, garbage, took };
}

async function answerOf({ url, token }: Served, { path, body, form }: Ask, name: string): Promise<string> {
  const type = body === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const sent = body ?? form;
  const headers = {
    ...(path.startsWith('/graphql') && { accept: 'application/json' }),
    ...(sent !== undefined && { 'content-type': type }),
    ...(body?.includes('mutation') && { authorization: `Bearer ${token}` }),
  };
  const signal = AbortSignal.timeout(PATIENCE);
  const request = { headers, signal, ...(sent !== undefined && { method: 'POST', body: sent }) };
  // Whole exports take minutes: what they do for a while is what they do.
  const given = (error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  };
  const response = await fetch(new URL(path, url), request).catch(given);
  const text = (await response?.text().catch(given)) ?? null;
  if (response === null || text === null) return '';
  // Examples of the trusted documents name companies that an invented industry has not.
  const isFault = response.status >= 400 || (text.startsWith('{"errors"') && !name.startsWith('document '));
  if (isFault && !name.startsWith('document ')) throw new Error(`${name}: ${response.status} ${text.slice(0, 400)}`);
  return text;
}

async function subjectsOf(served: Served): Promise<Subjects> {
  const query = `{
    all: organizations(first: 100, orderBy: { by: PARTNERS, direction: DESC }) { nodes { id name deals { totalCount } } }
    deals(first: 1, orderBy: { by: LAST_REPORTED }) { nodes { id claims(first: 1) { nodes { report { publisher { id } } } } } }
  }`;
  const text = await answerOf(served, { path: '/graphql', body: JSON.stringify({ query }) }, 'subjects');
  const { data } = JSON.parse(text) as {
    data: {
      all: { nodes: { id: string; name: string; deals: { totalCount: number } }[] };
      deals: { nodes: { id: string; claims: { nodes: { report: { publisher: { id: string } } }[] } }[] };
    };
  };
  const byDeals = data.all.nodes.sort((a, b) => b.deals.totalCount - a.deals.totalCount);
  const [deal] = data.deals.nodes;
  const busiest = byDeals[0]?.id;
  const publisher = deal?.claims.nodes[0]?.report.publisher.id;
  if (busiest === undefined || deal === undefined || publisher === undefined) throw new Error('The graph is empty.');
  const middling = byDeals.at(-1)?.id ?? busiest;
  return { busiest, middling, deal: deal.id, publisher, names: byDeals.map(({ name }) => name) };
}

/** Waits until the service does nothing any more. */
async function settle(served: Served, say: (text: string) => void): Promise<void> {
  const started = performance.now();
  let before = 0;
  for (let rests = 0; rests < 3 && performance.now() - started < 90_000; ) {
    await sleep(1_000);
    const { processor } = await told<Told>(served, '?');
    rests = processor - before < 50 ? rests + 1 : 0;
    before = processor;
  }
  say(`The service is at rest after ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

/** A report of the two, each time of a new deal. */
function report(at: number, { busiest, middling }: Subjects): Ask {
  const claim = {
    deal: { key: `blocks-${at}` },
    stage: 'SIGNED',
    type: 'COOPERATION',
    parties: [
      { organization: { id: busiest } },
      { organization: { id: middling } },
      { organization: { name: `Newcomer ${at}` } },
    ],
    summary: 'They work together.',
  };
  const input = {
    report: { url: `https://news.example/blocks/${at}`, publisher: 'Example', published: '2024-03-01' },
    claims: [claim],
  };
  const query =
    'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename ... on UserError { message } } }';
  return { path: '/graphql', body: JSON.stringify({ query, variables: { input } }) };
}

function worstOf({ cold, others }: Blocked): number {
  return Math.max(cold.longest, others.longest);
}

function tableOf(blocked: readonly Blocked[]): string {
  const head = '| question | cold (garbage) | others (garbage) | longest answer |\n| --- | ---: | ---: | ---: |';
  return `${[head, ...blocked.map(rowOf)].join('\n')}\n`;
}

function rowOf({ name, cold, others, longest }: Blocked): string {
  const shown = ({ longest, garbage }: Standstill) => `${longest.toFixed(0)} (${garbage.toFixed(0)})`;
  return `| ${name} | ${shown(cold)} | ${shown(others)} | ${longest.toFixed(0)} |`;
}
