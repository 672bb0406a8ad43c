/** Puts the service together: the graph, the index of its ties, what reads them and what writes them. */
import { createAnalysis } from '../network/analysis.ts';
import { createFollower } from '../network/follower.ts';
import { createTieIndex, type TieIndex } from '../network/tie-index.ts';
import type { GraphStore } from '../store/store.ts';
import type { Alliances, Clock } from './alliances.ts';
import { correctClaim } from './curate/correct-claim.ts';
import { rankClaim } from './curate/rank-claim.ts';
import { ratePublisher } from './curate/rate-publisher.ts';
import { redact } from './curate/redact.ts';
import { retractClaim } from './curate/retract-claim.ts';
import { reviewClaim } from './curate/review-claim.ts';
import { createFollowChanges } from './follow-changes.ts';
import { mergeDeals, mergeOrganizations } from './merge/merge.ts';
import { undoMerge } from './merge/undo.ts';
import { createReader } from './reads/create-reader.ts';
import { foreseenReads } from './reads/foreseen-reads.ts';
import { firstLayout } from './reads/network-reads.ts';
import { reportDeals } from './report-deals.ts';
import { saveModel } from './save-model.ts';
import { saveOrganization } from './save-organization.ts';
import { createLedger } from './write/ledger.ts';
import { projectWhereOutdated } from './write/reproject.ts';

/** The part of a pino logger that is used. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface AlliancesOptions {
  /** Migrated; closed with the service. */
  readonly store: GraphStore;
  /** @default a new one */
  readonly index?: TieIndex;
  readonly clock: Clock;
  /**
   * Whether what researchers report waits for a reviewer before it counts.
   * @default false
   */
  readonly reviewRequired?: boolean;
  /** @default nobody */
  readonly logger?: Log | undefined;
}

/**
 * Brings the ties to this version of the projection and loads the index; then everything answers.
 * @throws StoreUnavailableError where the graph does not answer
 */
export async function createAlliances(options: AlliancesOptions): Promise<Alliances> {
  const { store, index = createTieIndex(), clock, logger, reviewRequired = false } = options;
  await projectWhereOutdated(store, (done, total) => {
    logger?.info({ done, total }, 'The ties are made anew.');
  });
  const follower = createFollower({
    store,
    index,
    onError: (error) => logger?.warn({ err: error }, 'The change log cannot be read; it is tried again until it can.'),
    onReturn: () => logger?.info({ revision: index.revision }, 'The change log can be read again.'),
  });
  await follower.reload();
  follower.start();
  const analysis = createAnalysis({
    onError: (error) => logger?.warn({ err: error }, 'The network could not be laid out; the picture before serves.'),
  });
  const ledger = createLedger({
    store,
    clock,
    revision: () => index.revision,
    redirects: () => index.redirects,
    catchUp: () => follower.catchUp(),
    apply: (delta, first) => follower.apply(delta, first),
  });
  const reader: Alliances['reader'] = ({ viewer, signal, foreseen }) => {
    const snapshot = foreseen === undefined ? index.snapshot() : index.foresee(foreseen.delta);
    const stored = createReader({
      ...{ store, snapshot, analysis, viewer, signal },
      ...{ today: ledger.today, edition: follower.edition },
    });
    return foreseen === undefined ? stored : { ...stored, ...foreseenReads(stored, foreseen) };
  };
  return {
    reader,
    follow: createFollowChanges({ ...follower, reader }),
    reportDeals: (input, actor) =>
      reportDeals(ledger, input, actor, { reviewRequired, snapshot: () => index.snapshot() }),
    correctClaim: (id, given, actor) => correctClaim(ledger, id, given, actor, { reviewRequired }),
    retractClaim: (id, reason, actor) => retractClaim(ledger, id, reason, actor),
    rankClaim: (id, given, actor) => rankClaim(ledger, id, given, actor),
    reviewClaim: (id, given, actor) => reviewClaim(ledger, id, given, actor),
    ratePublisher: (id, given, actor) => ratePublisher(ledger, id, given, actor),
    redact: (id, reason, actor) => redact(ledger, id, reason, actor),
    saveOrganization: (input, actor) => saveOrganization(ledger, input, actor, { reviewRequired }),
    saveModel: (input, actor) => saveModel(ledger, input, actor),
    mergeOrganizations: (input, actor) => mergeOrganizations(ledger, input, actor),
    mergeDeals: (input, actor) => mergeDeals(ledger, input, actor),
    undoMerge: (input, actor) => undoMerge(ledger, input, actor),
    get revision() {
      return index.revision;
    },
    get edition() {
      return follower.edition;
    },
    get today() {
      return ledger.today;
    },
    get picture() {
      return analysis.layouts.name;
    },
    layOut: () => void firstLayout(analysis.layouts, index.snapshot()),
    ledger,
    reached: (revision, milliseconds) => follower.reached(revision, milliseconds),
    moved: (revision, signal) => follower.moved(revision, signal),
    reload: () => follower.reload(),
    ready: () => store.ping(),
    async close() {
      follower.stop();
      await analysis.close();
      await store.close();
    },
    store,
  };
}
