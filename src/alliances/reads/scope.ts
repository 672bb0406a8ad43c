/** What every read of one request goes by: one store, one snapshot, one viewer. */
import type { Day } from '../../domain/model.ts';
import type { Redirects } from '../../domain/redirects.ts';
import type { ReviewState } from '../../domain/vocabulary.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import type { GraphStore, Parameters, Query } from '../../store/store.ts';
import type { Viewer } from '../reader.ts';
import { seenBy } from './seen.ts';
import { type Visibility, visibleTo } from './visibility.ts';

export interface ScopeOptions {
  readonly store: GraphStore;
  readonly snapshot: Snapshot;
  readonly viewer: Viewer;
  /** Today in UTC. */
  readonly today: Day;
  /** Cancels what the request still reads. */
  readonly signal?: AbortSignal | undefined;
}

/** An id with those of the duplicates merged into it. */
export type Members = {
  readonly id: string;
  readonly members: readonly string[];
};

export interface Scope {
  /** Of what is there for the viewer. */
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly visibility: Visibility;
  /** Deals, organisations, models and publishers that are not there for the viewer; absent: none, so that statements need not look. */
  readonly hidden: readonly string[] | undefined;
  /** Whether the deal, organisation, model or publisher is not there for the viewer. */
  hides(id: string): boolean;
  /** What statements about claims and changes look by; absent: every claim is there for the viewer. */
  readonly seen: { readonly visible: readonly ReviewState[]; readonly recorder: string | null } | undefined;
  read<P extends Parameters, R>(query: Query<P, R>, parameters: P): Promise<R[]>;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
  readonly redirects: Redirects;
  /** The id that a merged duplicate answers with; else the id itself. */
  survivor(id: string): string;
  /** The survivor with all that is merged into it: claims go on naming what they named. */
  membersOf(id: string): Members;
}

export function createScope({ store, snapshot: whole, viewer, today, signal }: ScopeOptions): Scope {
  const visibility = visibleTo(viewer);
  const { snapshot, hidden, looks } = seenBy(whole, visibility);
  const { redirects } = snapshot;
  const { survivor } = redirects;
  return {
    snapshot,
    today,
    visibility,
    hidden: hidden.size === 0 ? undefined : [...hidden],
    hides: (id) => hidden.has(id),
    seen: looks ? { visible: visibility.reviews, recorder: visibility.recorder } : undefined,
    read: (query, parameters) => store.read(query, parameters, signal === undefined ? {} : { signal }),
    signal,
    redirects,
    survivor,
    membersOf(asked) {
      const id = survivor(asked);
      return { id, members: [id, ...redirects.duplicates(id)] };
    },
  };
}

/**
 * Documents in the order of `ids`, from one statement for all of them (none where nothing is asked); null where there is none.
 * The id of a merged duplicate answers with the survivor; what is not there for the viewer is not asked for.
 */
export async function documentsOf<Row extends { readonly id: string }, T>(
  scope: Scope,
  ids: readonly string[],
  fetch: (ids: string[]) => Promise<readonly Row[]>,
  document: (row: Row) => T | null,
): Promise<(T | null)[]> {
  const wanted = ids.map((id) => scope.survivor(id));
  const documents = new Map<string, T | null>();
  const distinct = storable(wanted).filter((id) => !scope.hides(id));
  if (distinct.length > 0) for (const row of await fetch(distinct)) documents.set(row.id, document(row));
  return wanted.map((id) => documents.get(id) ?? null);
}

/** The distinct texts that a store can hold at all: half of a surrogate pair is in no id, name or URL. */
export function storable(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text.isWellFormed());
}
