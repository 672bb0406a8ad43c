/** The log of changes as it grows, for those who follow it: from any place in it, without a gap and without repetition. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Snapshot } from '../network/snapshot.ts';
import { StoreUnavailableError } from '../store/store.ts';
import type { Alliances } from './alliances.ts';
import type { ChangeDocument } from './documents.ts';
import { InputError, NotFoundError } from './errors.ts';
import type { Reader, Viewer } from './reader.ts';
import { changeCursor, sequenceAt } from './reads/change-pages.ts';

export interface FollowOptions {
  /** Changes that the viewer may not see are passed over. */
  readonly viewer: Viewer;
  /** The cursor of the last change that was seen; null: begin with the next one. */
  readonly after: string | null;
  /** Only changes about one of these, or of a deal in which one of these takes part; null: whatever `deals` asks for. */
  readonly organizations: readonly string[] | null;
  /** Only changes about one of these; both null: all changes. */
  readonly deals: readonly string[] | null;
  /** Ends the following. */
  readonly signal: AbortSignal;
}

/** Follows the log. @throws InputError for a cursor or a filter that cannot be followed, NotFoundError for an unknown id */
export type FollowChanges = (options: FollowOptions) => Promise<AsyncGenerator<ChangeDocument, void>>;

const PAGE = 100;
const MOST_IDS = 100;
/** How long a cursor of another process is waited for, and the graph where it does not answer, in milliseconds. */
const PATIENCE = 1_000;

/** What lies beyond a place of the log. */
interface Step {
  readonly changes: readonly ChangeDocument[];
  /** The number of the change after which to go on. */
  readonly upTo: number;
}

/** Those who stand at the same place and may see the same read the log together. */
export function createFollowChanges(alliances: Pick<Alliances, 'reader' | 'reached' | 'moved'>): FollowChanges {
  const recent = new Map<string, Promise<Step>>();

  function stepFrom(viewer: Viewer, after: number, revision: number): Promise<Step> {
    const key = JSON.stringify([viewer.role, viewer.name, after, revision]);
    const known = recent.get(key);
    if (known !== undefined) return known;
    const step = readStep(alliances.reader({ viewer }), after);
    recent.set(key, step);
    step.catch(() => recent.delete(key));
    const [oldest] = recent.keys();
    if (recent.size > 32 && oldest !== undefined) recent.delete(oldest);
    return step;
  }

  async function* follow(from: number, { viewer, organizations, deals, signal }: FollowOptions) {
    let at = from;
    while (!signal.aborted) {
      const { snapshot } = alliances.reader({ viewer });
      if (snapshot.revision < at) throw beyondTheLog();
      if (snapshot.revision === at) {
        await alliances.moved(at, signal).catch(() => undefined);
        continue;
      }
      const step = await stepFrom(viewer, at, snapshot.revision).catch((error: unknown) => {
        if (!(error instanceof StoreUnavailableError)) throw error;
      });
      // The place in the log is kept until the graph answers again.
      if (step === undefined) await sleep(PATIENCE, undefined, { signal }).catch(() => undefined);
      else {
        const isAskedFor = filter(snapshot, organizations, deals);
        for (const change of step.changes) {
          if (signal.aborted) return;
          if (isAskedFor(change)) yield change;
        }
        at = step.upTo;
      }
    }
  }

  return async (options) => {
    const { viewer, after, organizations, deals } = options;
    await guardFilter(alliances.reader({ viewer }), organizations, deals);
    const from = after === null ? alliances.reader({ viewer }).snapshot.revision : sequenceAt(after);
    // The cursor may be of a process that is ahead of this one.
    if (!(await alliances.reached(from, PATIENCE))) throw beyondTheLog();
    return follow(from, options);
  };
}

async function readStep(reader: Reader, after: number): Promise<Step> {
  const { edges, hasNextPage } = await reader.changePage({
    first: PAGE,
    after: changeCursor({ id: `change:${after}`, sequence: after }),
  });
  const documents = await reader.changes(edges.map(({ node }) => node));
  const changes = documents.filter((document) => document !== null);
  const last = edges.at(-1);
  return { changes, upTo: hasNextPage && last !== undefined ? sequenceAt(last.cursor) : reader.snapshot.revision };
}

/** Which changes are about what is asked for, by whatever id it was or is known. */
function filter(
  snapshot: Snapshot,
  organizations: readonly string[] | null,
  deals: readonly string[] | null,
): (change: ChangeDocument) => boolean {
  if (organizations === null && deals === null) return () => true;
  const withMerged = (ids: readonly string[] | null) =>
    (ids ?? []).flatMap((id) => {
      const survivor = snapshot.redirects.survivor(id);
      return [survivor, ...snapshot.redirects.duplicates(survivor)];
    });
  const parties = withMerged(organizations);
  const asked = new Set([...parties, ...withMerged(deals)]);
  for (const party of parties) for (const { id } of snapshot.dealsOf(party)) asked.add(id);
  return ({ subjects }) => subjects.some((id) => asked.has(id));
}

async function guardFilter(
  reader: Reader,
  organizations: readonly string[] | null,
  deals: readonly string[] | null,
): Promise<void> {
  for (const [argument, ids] of Object.entries({ organizations, deals })) {
    if (ids === null) continue;
    if (ids.length === 0) throw refused(argument, `\`${argument}\` is empty: leave it out, or name at least one.`);
    if (ids.length > MOST_IDS) throw refused(argument, `\`${argument}\` names ${ids.length}; at most ${MOST_IDS} go.`);
  }
  guardKnown('organizations', organizations ?? [], await reader.organizations(organizations ?? []));
  guardKnown('deals', deals ?? [], await reader.deals(deals ?? []));
}

function guardKnown(argument: string, ids: readonly string[], documents: readonly unknown[]): void {
  for (const [at, id] of ids.entries()) {
    if (documents[at] === null)
      throw new NotFoundError(`There is nothing with the id ${id}. Look it up by name.`, id, [argument]);
  }
}

function beyondTheLog(): InputError {
  return refused(
    'after',
    'The log ends before this cursor: it is of another graph, or of a later state of this one. Leave `after` out to begin anew.',
  );
}

function refused(argument: string, message: string): InputError {
  return new InputError(message, [{ path: [argument], message }]);
}
