/** Restores a graph from an export into an empty store: the same nodes with the same ids, log and counter; what follows from them is computed. */
import { PROJECTION_VERSION } from '../../domain/projection.ts';
import { noRedirects, redirectsOf } from '../../domain/redirects.ts';
import type { GraphHeader, GraphLine, GraphNode } from '../../exchange/graph-lines.ts';
import { batches, readRedirects } from '../../network/load.ts';
import { activeMerges } from '../../network/queries.ts';
import type { GraphStore, Transaction } from '../../store/store.ts';
import { linkRedirects } from '../merge/redirects.ts';
import {
  beginRestore,
  finishRestore,
  knownNodes,
  lastInLog,
  markDeals,
  restoreState,
  saveLog,
  unprojectedDeals,
} from '../queries/restore.ts';
import { saveProjectionVersion } from '../queries/write.ts';
import { linkDeals, projectDeals } from '../write/reproject.ts';
import { saveStage } from '../write/save.ts';
import { createStage, type Row, type Stage } from '../write/stage.ts';
import type { Taker } from './import-graph.ts';
import {
  changeRow,
  stageClaimLine,
  stageDealLine,
  stageModelLine,
  stageOrganizationLine,
  stagePublisherLine,
  stageRelationsOf,
  stageReportLine,
  stageSuccessorsOf,
} from './stage-lines.ts';

/** Empty, or left unfinished by a restore that was broken off; `null`: people have written here. */
export async function restorable(store: GraphStore): Promise<{ readonly unfinished: string | null } | null> {
  const [state] = await store.read(restoreState, {});
  if (!state) return { unfinished: null };
  const [unfinished] = state.exports;
  if (unfinished !== undefined) return { unfinished };
  const used =
    state.starting > 0 || state.revisions.some((revision) => revision > 0) || state.organizations + state.reports > 0;
  return used ? null : { unfinished: null };
}

const BATCH = 200;
const DEALS_A_BATCH = 50;
/** From changes to what they touched: an import's change may touch thousands, and a transaction has its time. */
const LINKS_A_BATCH = 2_000;

/**
 * Each batch of lines is one transaction, and one that is there already is passed over, so that a restore that was broken
 * off is completed by running it again.
 */
export async function beginRestoring(store: GraphStore, header: GraphHeader): Promise<Taker> {
  await store.write((transaction) =>
    transaction.run(beginRestore, { of: header.exportedAt, revision: header.revision }),
  );
  let batch: GraphLine[] = [];
  let links = 0;
  const organizations: GraphLine<'organization'>[] = [];
  const models: GraphLine<'model'>[] = [];
  const superseded: Row[] = [];
  const logged = (await store.read(lastInLog, {}))[0]?.last ?? 0;

  async function flush(): Promise<void> {
    const lines = batch;
    batch = [];
    links = 0;
    if (lines.length > 0) await store.write((transaction) => saveBatch(transaction, lines, logged));
  }
  async function link(): Promise<void> {
    for (const some of chunks(organizations)) await saveStaged(store, some, stageSuccessorsOf);
    for (const some of chunks(models)) await saveStaged(store, some, stageRelationsOf);
    for (const some of chunks(superseded)) {
      await store.write((transaction) => transaction.run(saveLog, { superseded: some, changes: [] }));
    }
  }

  return {
    async add(line) {
      const isFull = batch.length >= BATCH || links >= LINKS_A_BATCH;
      if (isFull || (batch[0] && batch[0].node !== line.node)) await flush();
      if (line.node === 'change') links += line.subjects.length;
      if (line.node === 'organization' && line.successors.length > 0) organizations.push(line);
      if (line.node === 'model' && line.relations.length > 0) models.push(line);
      if (line.node === 'claim') superseded.push(...line.supersededBy.map((by) => ({ claim: line.id, by })));
      batch.push(line);
    },
    async finish(onProgress) {
      await flush();
      await link();
      await store.write(mergeDuplicates);
      await projectAll(store, onProgress);
      // Both at once: other processes read the graph anew when it is whole, and not before.
      await store.write(async (transaction) => {
        await transaction.run(finishRestore, { revision: header.revision });
        await transaction.run(saveProjectionVersion, { version: PROJECTION_VERSION });
      });
    },
  };
}

/** Lines of one kind; those that are there already are left out. */
async function saveBatch(transaction: Transaction, lines: readonly GraphLine[], logged: number): Promise<void> {
  const known = await knownAmong(transaction, lines);
  const fresh = lines.filter((line) => (line.node === 'change' ? line.sequence > logged : !known.has(line.id)));
  const stage = createStage();
  const log: { merges: Row[]; requests: Row[]; changes: Row[] } = { merges: [], requests: [], changes: [] };
  for (const line of fresh) stageLine(stage, log, line);
  await saveStage(transaction, stage);
  const { merges, requests, changes } = log;
  if (merges.length + requests.length + changes.length === 0) return;
  await transaction.run(saveLog, {
    changes,
    ...(merges.length > 0 && { merges }),
    ...(requests.length > 0 && { requests }),
  });
}

function stageLine(stage: Stage, log: { merges: Row[]; requests: Row[]; changes: Row[] }, line: GraphLine): void {
  switch (line.node) {
    case 'publisher':
      stagePublisherLine(stage, line);
      break;
    case 'organization':
      stageOrganizationLine(stage, line);
      break;
    case 'deal':
      stageDealLine(stage, line);
      break;
    case 'report':
      stageReportLine(stage, line);
      break;
    case 'model':
      stageModelLine(stage, line);
      break;
    case 'claim':
      stageClaimLine(stage, line);
      break;
    case 'merge': {
      const { node: _, ...values } = line;
      log.merges.push(values);
      break;
    }
    case 'request': {
      const { node: _, ...values } = line;
      log.requests.push(values);
      break;
    }
    case 'change':
      log.changes.push(changeRow(line));
      break;
    default:
      line satisfies never;
  }
}

/** The ids of those lines whose nodes are in the store. */
export async function knownAmong(transaction: Transaction, lines: readonly GraphLine[]): Promise<Set<string>> {
  const of = (node: GraphNode) =>
    lines.flatMap((line) => (line.node === node && line.node !== 'change' ? [line.id] : []));
  const rows = await transaction.run(knownNodes, {
    publishers: of('publisher'),
    organizations: of('organization'),
    deals: of('deal'),
    reports: of('report'),
    claims: of('claim'),
    models: of('model'),
    merges: of('merge'),
    requests: of('request'),
  });
  return new Set(rows.map(({ id }) => id));
}

/** Whoever is merged into another is no organisation or deal of its own: once all is there that names it. */
async function mergeDuplicates(transaction: Transaction): Promise<void> {
  const after = redirectsOf(await transaction.run(activeMerges, {}), 0);
  const gone = [...after.ends.keys()];
  if (gone.length === 0) return;
  await transaction.run(markDeals, { deals: gone, restoring: null });
  await linkRedirects({ transaction }, { before: noRedirects, after, gone, back: [] });
}

/** First every deal's links, then rows and ties: the ties of one deal depend on the links of those that share its targets. */
async function projectAll(store: GraphStore, onProgress: (done: number, total: number) => void): Promise<void> {
  const redirects = await readRedirects(store);
  const { unlinked = [], untied = [] } = (await store.read(unprojectedDeals, {}))[0] ?? {};
  for (const some of batches(unlinked.toSorted(), DEALS_A_BATCH)) {
    await store.write(async (transaction) => {
      await linkDeals(transaction, some, redirects);
      await transaction.run(markDeals, { deals: some, restoring: 'TIES' });
    });
  }
  let done = 0;
  const ids = [...unlinked, ...untied].sort();
  for (const some of batches(ids, DEALS_A_BATCH)) {
    await store.write(async (transaction) => {
      await projectDeals(transaction, some, redirects);
      await transaction.run(markDeals, { deals: some, restoring: null });
    });
    done += some.length;
    onProgress(done, ids.length);
  }
}

async function saveStaged<T>(
  store: GraphStore,
  lines: readonly T[],
  stageLine: (stage: Stage, line: T) => void,
): Promise<void> {
  const stage = createStage();
  for (const line of lines) stageLine(stage, line);
  await store.write((transaction) => saveStage(transaction, stage));
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}
