/** What every write goes through: one transaction, tried again where another writer was in the way, and then the index. */
import type { Day } from '../../domain/model.ts';
import type { Redirects } from '../../domain/redirects.ts';
import type { IndexDelta } from '../../network/delta.ts';
import { type GraphStore, type Transaction, UniqueViolationError } from '../../store/store.ts';
import type { Actor, Clock } from '../alliances.ts';
import { hold } from '../queries/export.ts';
import type { ChangePart } from './change-rows.ts';
import { loadNeighbourhood } from './neighbourhood.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import {
  OvertakenError,
  type SavedRequest,
  StaleRedirectsError,
  save,
  saveProjected,
  saveStage,
  toldLater,
} from './save.ts';
import { type ChangeDraft, isEmpty, type Stage } from './stage.ts';

export interface Ledger {
  readonly today: Day;
  /** Now, as RFC 3339 in UTC. */
  now(): string;
  /** The number of the last change that the index has. */
  readonly revision: number;
  /** Active merges as the index has them. */
  readonly redirects: Redirects;
  /**
   * Runs `work` in one transaction, and brings what it saved into the index. `work` may run more than once: again where
   * another writer created or named the same node first, merged some, or held the others.
   */
  write<T>(work: (entry: Entry) => Promise<T>, options?: { readonly dryRun?: boolean }): Promise<T>;
}

/** One transaction of the ledger. */
export interface Entry {
  readonly transaction: Transaction;
  /**
   * Where several processes write: has a query lock what it reads and this write may change. Reports come first, then the
   * organisations whose ownership deals speak of, then deals; the counter of changes comes last.
   */
  readonly locking: { readonly lock?: true };
  /** Active merges as the index has them; where they are out of date, the save fails and the write is tried again. */
  readonly redirects: Redirects;
  /**
   * Lets no other write be finished before this one, for what is read from here on must be all there is; those under way
   * begin again once this one is saved, for what they have read may no longer be so.
   */
  holdOthers(): Promise<void>;
  /** Resolves once the index has all that this process wrote before this write began. */
  caughtUp(): Promise<unknown>;
  /** Projects what the stage comes to; nothing is written yet. */
  project(stage: Stage): Promise<Outcome>;
  /**
   * As `project`; where this is no dry run, the engine saves meanwhile what is staged and what follows from it, and `save` or an
   * error has to follow.
   */
  record(stage: Stage): Promise<Outcome>;
  /** Saves it with its change, once a transaction; answers with the number of the change. */
  save(
    stage: Stage,
    outcome: Outcome,
    change: Pick<ChangeDraft, 'kind' | 'summary'>,
    actor: Actor,
    request?: SavedRequest,
  ): Promise<number>;
  /**
   * As `save`, with a change for each part; answers with the number of the last one.
   * @param onSending called once the engine has all that is to be saved, and works on it
   */
  saveParts(
    stage: Stage,
    outcome: Outcome,
    parts: readonly ChangePart[],
    actor: Actor,
    onSending?: () => void,
  ): Promise<number>;
}

/** How often a write is tried that finds a node created by another writer in between. */
const ATTEMPTS = 5;

export function createLedger(options: {
  readonly store: GraphStore;
  readonly clock: Clock;
  readonly revision: () => number;
  readonly redirects: () => Redirects;
  /** Brings what others wrote into the index. */
  readonly catchUp: () => Promise<unknown>;
  /** Brings into the index the changes from the number `first` to that of the delta. */
  readonly apply: (delta: IndexDelta, first: number) => Promise<void>;
}): Ledger {
  const { store, clock, revision, apply, catchUp } = options;
  const shared = store.supports.sharedByProcesses;
  const fewTexts = store.engine === 'neo4j';

  /** Of the writes that are over and that the index does not have yet: until it has. */
  const unread = new Set<Promise<void>>();

  async function once<T>(
    work: (entry: Entry) => Promise<T>,
    dryRun: boolean,
    read: Promise<void>,
  ): Promise<{ answer: T; delta: IndexDelta | undefined; changes: number }> {
    const lock = shared && !dryRun;
    return store.write(async (transaction) => {
      let delta: IndexDelta | undefined;
      let changes = 1;
      let held = false;
      let begun: Promise<void> | undefined;
      let isSaved = false;
      const redirects = options.redirects();
      const before = [...unread].filter((other) => other !== read);
      const since = lock ? revision() : undefined;
      const answer = await work({
        transaction,
        locking: lock ? { lock } : {},
        redirects,
        async holdOthers() {
          held = true;
          if (lock) await transaction.run(hold, {});
        },
        caughtUp: () => Promise.all(before),
        async project(stage) {
          return outcomeOf(stage, await loadNeighbourhood(transaction, stage, { lock, redirects }));
        },
        async record(stage) {
          const around = await loadNeighbourhood(transaction, stage, { lock, redirects });
          if (dryRun || isEmpty(stage)) return outcomeOf(stage, around);
          const facts = toldLater(saveStage(transaction, stage, fewTexts));
          const outcome = outcomeOf(stage, around);
          await facts;
          begun = toldLater(saveProjected(transaction, outcome, fewTexts));
          return outcome;
        },
        async save(stage, outcome, { kind, summary }, actor, request) {
          const change = { at: clock.now(), by: actor.name, kind, summary };
          delta = await save(transaction, stage, outcome, change, { request, fewTexts, since, held, begun });
          isSaved = true;
          return delta?.revision ?? revision();
        },
        async saveParts(stage, outcome, parts, actor, onSending) {
          const change = { at: clock.now(), by: actor.name, kind: 'UPDATED', summary: '' } as const;
          delta = await save(transaction, stage, outcome, change, { parts, fewTexts, since, held, begun, onSending });
          isSaved = true;
          changes = parts.length;
          return delta?.revision ?? revision();
        },
      });
      if (begun && !isSaved) throw new Error('A write was begun and not saved.');
      unread.add(read);
      return { answer, delta, changes };
    });
  }

  return {
    get today() {
      return clock.now().slice(0, 10);
    },
    now: () => clock.now(),
    get revision() {
      return revision();
    },
    get redirects() {
      return options.redirects();
    },
    async write(work, { dryRun = false } = {}) {
      for (let tried = 1; ; tried += 1) {
        const read = Promise.withResolvers<void>();
        try {
          const { answer, delta, changes } = await once(work, dryRun, read.promise);
          if (delta) await apply(delta, delta.revision - changes + 1);
          return answer;
        } catch (error) {
          const isStale = error instanceof StaleRedirectsError || error instanceof OvertakenError;
          if (!(isStale || error instanceof UniqueViolationError) || tried === ATTEMPTS) throw error;
          if (isStale) await catchUp();
        } finally {
          unread.delete(read.promise);
          read.resolve();
        }
      }
    },
  };
}
