/** What every read of one request goes by: one store, one snapshot, one viewer. */
import type { Day } from '../../domain/model.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import type { GraphStore, Parameters, Query } from '../../store/store.ts';
import type { Viewer } from '../reader.ts';
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
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly visibility: Visibility;
  read<P extends Parameters, R>(query: Query<P, R>, parameters: P): Promise<R[]>;
  /** The id that a merged duplicate answers with; else the id itself. */
  survivor(id: string): string;
  /** The survivor with all that is merged into it: claims go on naming what they named. */
  membersOf(id: string): Members;
}

export function createScope({ store, snapshot, viewer, today, signal }: ScopeOptions): Scope {
  const survivor = (id: string) => snapshot.survivor?.(id) ?? id;
  return {
    snapshot,
    today,
    visibility: visibleTo(viewer),
    read: (query, parameters) => store.read(query, parameters, signal === undefined ? {} : { signal }),
    survivor,
    membersOf(asked) {
      const id = survivor(asked);
      return { id, members: [id, ...(snapshot.duplicates?.(id) ?? [])] };
    },
  };
}

/**
 * Documents in the order of `ids`, from one statement for all of them (none where nothing is asked); null where there is none.
 * The id of a merged duplicate answers with the survivor.
 */
export async function documentsOf<Row extends { readonly id: string }, T>(
  scope: Scope,
  ids: readonly string[],
  fetch: (ids: string[]) => Promise<readonly Row[]>,
  document: (row: Row) => T | null,
): Promise<(T | null)[]> {
  const wanted = ids.map((id) => scope.survivor(id));
  const documents = new Map<string, T | null>();
  const distinct = storable(wanted);
  if (distinct.length > 0) for (const row of await fetch(distinct)) documents.set(row.id, document(row));
  return wanted.map((id) => documents.get(id) ?? null);
}

/** The distinct texts that a store can hold at all: half of a surrogate pair is in no id, name or URL. */
export function storable(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text.isWellFormed());
}
