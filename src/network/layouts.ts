/**
 * Where organisations stand in pictures of the network: one layout a revision over all times, so that a picture of one
 * year lies on that of the next. Laid out off the request's path; until a new layout is there the one before serves.
 */
import { setTimeout } from 'node:timers/promises';
import type { OrganizationId } from '../domain/model.ts';
import { EXTENT } from './force-layout.ts';
import type { TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import { createRandom } from './random.ts';
import type { WorkerLane } from './worker-lane.ts';

/** Each from -1,000 to 1,000. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layouts {
  /**
   * Positions for a snapshot, and a layout of it to come where it has ties that the last one had not. An organisation
   * that the layout does not know stands near those it has ties with, else at the rim.
   */
  positions(snapshot: NetworkSnapshot): (organization: OrganizationId) => Point;
  /** Names the layout that serves now: places are the same while it is. */
  readonly name: string;
  /** Settles when no layout is under way or to come; rejects where the last one failed. */
  settled(): Promise<void>;
  /** Gives up what is under way. */
  close(): void;
}

export interface LayoutsOptions {
  /** A lane of its own: a layout may take long, and is in nobody's way there. */
  readonly lane: WorkerLane;
  /**
   * How long to wait for further changes before laying out, in milliseconds.
   * @default 1000
   */
  readonly debounce?: number | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
}

interface Layout {
  readonly revision: number;
  /** What the graph's ties come to in short: a layout of the same ties is the same. */
  readonly signature: string;
  readonly points: ReadonlyMap<OrganizationId, Point>;
}

export function createLayouts({ lane, debounce = 1000, onError }: LayoutsOptions): Layouts {
  let layout: Layout = { revision: -1, signature: '', points: new Map() };
  let wanted: NetworkSnapshot | undefined;
  let turn: Promise<void> | undefined;
  const stop = new AbortController();

  function want(snapshot: NetworkSnapshot): void {
    if (snapshot.revision <= Math.max(layout.revision, wanted?.revision ?? -1) || stop.signal.aborted) return;
    wanted = snapshot;
    turn ??= layOutWanted().finally(() => {
      turn = undefined;
    });
    // Whoever asks for positions does not wait for the layout, and has nothing to do with its failure.
    turn.catch(() => {});
  }

  async function layOutWanted(): Promise<void> {
    try {
      // The first picture need not wait: nothing else is there yet.
      let wait = layout.revision < 0 ? 0 : debounce;
      while (wanted !== undefined) {
        await setTimeout(wait, undefined, { signal: stop.signal, ref: false });
        const snapshot = wanted;
        layout = await layOut(snapshot);
        if (wanted === snapshot) wanted = undefined;
        wait = debounce;
      }
    } catch (error) {
      // Tried again with the next revision, not with the next request.
      layout = { ...layout, revision: wanted?.revision ?? layout.revision };
      wanted = undefined;
      if (!stop.signal.aborted) onError?.(error);
      throw error;
    }
  }

  async function layOut(snapshot: NetworkSnapshot): Promise<Layout> {
    const { revision } = snapshot;
    const graph = snapshot.graphOfAllTimes();
    const ids = Array.from(graph.organizations, (one) => snapshot.organizationId(one));
    const signature = signatureOf(graph, ids);
    if (signature === layout.signature) return { ...layout, revision };
    const seeds = Float64Array.from(ids.flatMap((id) => Object.values(seedOf(id))));
    const { order, offsets, neighbours } = graph;
    const job = { kind: 'LAYOUT', graph: { order, offsets, neighbours }, seeds } as const;
    const numbers = await lane.run(`layout ${revision} ${signature}`, () => job, stop.signal);
    const points = new Map(ids.map((id, node) => [id, { x: numbers[node * 2] ?? 0, y: numbers[node * 2 + 1] ?? 0 }]));
    return { revision, signature, points };
  }

  return {
    positions(snapshot) {
      want(snapshot);
      const { points } = layout;
      return (id) => points.get(id) ?? pointNear(snapshot, id, points);
    },
    get name() {
      return layout.signature;
    },
    async settled() {
      while (turn !== undefined) await turn;
    },
    close: () => stop.abort(new Error('Layouts are closed.')),
  };
}

/** In the middle of those it has ties with, a little aside so that two do not stand on each other; else where its seed is. */
function pointNear(snapshot: NetworkSnapshot, id: OrganizationId, points: ReadonlyMap<OrganizationId, Point>): Point {
  const seed = seedOf(id);
  if (points.size === 0) return seed;
  const number = snapshot.organizationNumber(id);
  const others = number === undefined ? [] : new Set(snapshot.neighboursOfAllTimes(number));
  const known = [...others].flatMap((other) => points.get(snapshot.organizationId(other)) ?? []);
  if (known.length === 0) return seed;
  const mean = (read: (point: Point) => number) => known.reduce((sum, point) => sum + read(point), 0) / known.length;
  return { x: within(mean(({ x }) => x) + seed.x / 50), y: within(mean(({ y }) => y) + seed.y / 50) };
}

function within(value: number): number {
  return Math.round(Math.max(-EXTENT, Math.min(EXTENT, value)) * 10) / 10;
}

/** Somewhere near the rim, by the id alone. */
function seedOf(id: OrganizationId): Point {
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  const random = createRandom(hash);
  const angle = random() * 2 * Math.PI;
  const radius = EXTENT * (0.9 + random() * 0.1);
  return { x: within(Math.cos(angle) * radius), y: within(Math.sin(angle) * radius) };
}

/** FNV-1a over names and neighbours (Fowler, Noll, Vo). */
function signatureOf({ offsets, neighbours }: TieGraph, ids: readonly string[]): string {
  let hash = 0x811c9dc5;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const id of ids) for (let at = 0; at < id.length; at++) mix(id.charCodeAt(at));
  offsets.forEach(mix);
  neighbours.forEach(mix);
  return `${ids.length} ${neighbours.length} ${hash >>> 0}`;
}
