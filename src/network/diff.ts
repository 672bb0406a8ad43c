/** What changed in the network between two moments: ties formed, changed and ended. */
import type { Moment, OrganizationId } from '../domain/model.ts';
import type { Level } from '../domain/vocabulary.ts';
import { shownAs } from './around.ts';
import { createImportance } from './importance.ts';
import { createKept } from './kept.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import type { Selection } from './selection.ts';
import type { TieFilter, TieView } from './snapshot.ts';
import { type ChangedField, changedFields, pairTies, type TiePair } from './tie-pairs.ts';
import { inTurns, turnAfter } from './turns.ts';

export interface DiffQuery {
  readonly from: Moment;
  readonly to: Moment;
  readonly level: Level;
  /** A change counts where its tie passes before or after; `includeEnded` does not matter. */
  readonly filter?: TieFilter | undefined;
  /** Keeps ties with an end in it; empty: all. */
  readonly focus?: readonly OrganizationId[] | undefined;
  /** How many at most of each kind. */
  readonly first: number;
  /**
   * How many for the digest.
   * @default 10
   */
  readonly digest?: number | undefined;
}

export interface TieChange {
  readonly before: TieView;
  readonly after: TieView;
  readonly fields: readonly ChangedField[];
}

export type DigestItem =
  | { readonly kind: 'FORMED' | 'ENDED'; readonly tie: TieView }
  | ({ readonly kind: 'CHANGED' } & TieChange);

export interface NetworkDiff {
  /** Each the most important first. */
  readonly formed: readonly TieView[];
  readonly changed: readonly TieChange[];
  readonly ended: readonly TieView[];
  readonly totalFormed: number;
  readonly totalChanged: number;
  readonly totalEnded: number;
  readonly truncated: boolean;
  /** Of all three the most important first. */
  readonly digest: readonly DigestItem[];
}

const compared = createKept<NetworkDiff>(8);

/** Gives way to other work between its parts. Rejects with the signal's reason. */
export async function networkDiff(
  snapshot: NetworkSnapshot,
  query: DiffQuery,
  signal?: AbortSignal,
): Promise<NetworkDiff> {
  const diff = await compared(snapshot, JSON.stringify(query), () => compare(snapshot, query, signal));
  signal?.throwIfAborted();
  return diff;
}

async function compare(snapshot: NetworkSnapshot, query: DiffQuery, signal?: AbortSignal): Promise<NetworkDiff> {
  const earlier = await sideOf(snapshot, query, query.from, signal);
  await turnAfter(earlier.selection, signal);
  const later = await sideOf(snapshot, query, query.to, signal);
  await turnAfter(later.selection, signal);
  const sides = { before: earlier, after: later };
  const [before, after] = [sides.before.selection, sides.after.selection];
  const isSameDay = query.level === 'AS_REPORTED' && query.from.asOf === query.to.asOf;
  const importance = createImportance(before, after);

  const news: Record<DigestItem['kind'], News[]> = { FORMED: [], CHANGED: [], ENDED: [] };
  const pairs = pairTies(before, after, snapshot.organizationId);
  await inTurns(pairs, signal, (pair) => {
    const kind = pair.before < 0 ? 'FORMED' : pair.after < 0 ? 'ENDED' : 'CHANGED';
    const fields = kind === 'CHANGED' ? changedFields(before, after, pair, isSameDay) : NO_FIELDS;
    if (kind === 'CHANGED' && fields.length === 0) return;
    if (!sides.before.passes(pair.before) && !sides.after.passes(pair.after)) return;
    news[kind].push({ kind, pair, fields, importance: importance(pair, fields) });
  });
  await turnAfter(after, signal);

  const comesFirst = createOrder(snapshot, before, after);
  const view = ({ kind, pair, fields }: News): DigestItem => {
    if (kind === 'FORMED') return { kind, tie: after.view(pair.after) };
    if (kind === 'ENDED') return { kind, tie: before.view(pair.before) };
    return { kind, before: before.view(pair.before), after: after.view(pair.after), fields };
  };
  const top = (list: readonly News[], count = query.first) => mostImportant(list, count, comesFirst).map(view);
  const { FORMED, CHANGED, ENDED } = news;
  return {
    formed: top(FORMED).flatMap((item) => (item.kind === 'FORMED' ? [item.tie] : [])),
    changed: top(CHANGED).flatMap((item) => (item.kind === 'CHANGED' ? [toChange(item)] : [])),
    ended: top(ENDED).flatMap((item) => (item.kind === 'ENDED' ? [item.tie] : [])),
    totalFormed: FORMED.length,
    totalChanged: CHANGED.length,
    totalEnded: ENDED.length,
    truncated: Math.max(FORMED.length, CHANGED.length, ENDED.length) > query.first,
    digest: top([...FORMED, ...CHANGED, ...ENDED], query.digest ?? 10),
  };
}

const NO_FIELDS: readonly ChangedField[] = [];

interface News {
  readonly kind: DigestItem['kind'];
  readonly pair: TiePair;
  readonly fields: readonly ChangedField[];
  readonly importance: number;
}

function toChange({ before, after, fields }: TieChange): TieChange {
  return { before, after, fields };
}

/** All ties of a moment, and which of them are asked for. What only leaves the filter has not ended, so it is not applied before. */
async function sideOf(
  snapshot: NetworkSnapshot,
  { level, filter = {}, focus = [] }: DiffQuery,
  at: Moment,
  signal: AbortSignal | undefined,
): Promise<{ selection: Selection; passes(place: number): boolean }> {
  const selection = await snapshot.selectInTurns({ at, level }, signal);
  const { includeEnded: _, ...narrowing } = filter;
  const isNarrow = Object.values(narrowing).some((part) => part !== undefined);
  const isByEnd = filter.countries !== undefined || filter.kinds !== undefined;
  const rows = isNarrow
    ? new Set(
        (await snapshot.selectInTurns({ at, level, filter: narrowing, focus: isByEnd ? focus : undefined }, signal))
          .row,
      )
    : undefined;
  const focuses = new Set(focus.map((id) => snapshot.organizationNumber(shownAs(snapshot, id, { at, level }))));
  return {
    selection,
    passes: (place) =>
      place >= 0 &&
      (rows === undefined || rows.has(selection.row[place] ?? 0)) &&
      (focus.length === 0 || focuses.has(selection.from[place]) || focuses.has(selection.to[place])),
  };
}

/** The more important first, equals by the ids of their ends and deal. */
function createOrder(snapshot: NetworkSnapshot, before: Selection, after: Selection): (a: News, b: News) => number {
  const key = ({ pair }: News) => {
    const [selection, place] = pair.after < 0 ? [before, pair.before] : [after, pair.after];
    const ends = [selection.from[place] ?? 0, selection.to[place] ?? 0].map((end) => snapshot.organizationId(end));
    return [...ends, snapshot.dealId(selection.deal[place] ?? 0), selection.type[place]].join();
  };
  return (a, b) => b.importance - a.importance || (key(a) < key(b) ? -1 : 1);
}

/** The first `count` in order; sorts no more of them than may be among these. */
function mostImportant(list: readonly News[], count: number, comesFirst: (a: News, b: News) => number): News[] {
  if (count <= 0) return [];
  const least = Float64Array.from(list, (one) => one.importance).sort()[Math.max(list.length - count, 0)] ?? 0;
  return list
    .filter((one) => one.importance >= least)
    .sort(comesFirst)
    .slice(0, count);
}
