/** Positions on both clocks: all deals that speak of one holder and one target, taken together. */
import { type Holding, holdingsOf } from './holdings.ts';
import type { History } from './life.ts';
import type { Day, OrganizationId, Position } from './model.ts';
import { rectanglesOf } from './rectangles.ts';
import type { Share, Shareholding } from './shareholdings.ts';
import { shareholdingsOf } from './shareholdings.ts';
import type { Span } from './spans.ts';
import type { Lineage } from './successions.ts';
import { positionId } from './tie-id.ts';

/** One holder and one target, with all that successions join to either: what is known of them from day to day. */
export interface Register {
  /** A name for the target and all that successions join to it. */
  readonly family: OrganizationId;
  readonly entries: readonly RegisterEntry[];
}

export interface RegisterEntry {
  readonly knownFrom: Day;
  readonly shareholdings: readonly Shareholding[];
}

/** Everything known of stakes, by pairs that do not depend on one another. */
export function registersOf(histories: readonly History[], lineage: Lineage): Register[] {
  const pairs = new Map<string, { family: OrganizationId; sources: Source[] }>();
  for (const { deal, bands } of histories) {
    const own = new Map<string, Source>();
    for (const [index, band] of bands.entries()) {
      for (const holding of holdingsOf(deal, band)) {
        const family = lineage.familyOf(holding.target);
        const key = `${lineage.familyOf(holding.holder)} ${family}`;
        let source = own.get(key);
        if (source === undefined) {
          source = bands.map(({ knownFrom }) => ({ knownFrom, holdings: [] }));
          own.set(key, source);
          const pair = pairs.get(key);
          if (pair === undefined) pairs.set(key, { family, sources: [source] });
          else pair.sources.push(source);
        }
        source[index]?.holdings.push(holding);
      }
    }
  }
  return [...pairs.values()].map(({ family, sources }) => ({ family, entries: entriesOf(sources, lineage) }));
}

/** What one deal says of one pair, band by band. */
type Source = { readonly knownFrom: Day; readonly holdings: Holding[] }[];

function entriesOf(sources: readonly Source[], lineage: Lineage): RegisterEntry[] {
  const days = new Set(sources.flatMap((source) => source.map(({ knownFrom }) => knownFrom)));
  return [...days].sort().map((knownFrom) => {
    const known = sources.flatMap((source) => source.findLast((band) => band.knownFrom <= knownFrom)?.holdings ?? []);
    return { knownFrom, shareholdings: shareholdingsOf(known, lineage) };
  });
}

interface PositionPiece extends Span {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  readonly planned: boolean;
  readonly share: Share;
}

/** The positions of a register, each in the rectangle in which it is the same. */
export function positionsOf({ entries }: Register): Position[] {
  const cuts = entries.map(({ knownFrom, shareholdings }) => ({
    knownFrom,
    pieces: withRuns(shareholdings.flatMap(piecesOf)),
  }));
  return rectanglesOf(cuts, keyOf).map(({ piece, ...rectangle }) => {
    const { holder, target, planned, share, from, to } = piece;
    const { percent, right, deals, claims } = share;
    return {
      id: positionId(holder, target, right, planned, rectangle),
      ...{ holder, target, right, percent, planned },
      ...{ from: from.date, to: to.date, deals, claims },
      ...rectangle,
    };
  });
}

function piecesOf({ holder, target, from, to, held, planned }: Shareholding): PositionPiece[] {
  const pieces: PositionPiece[] = [];
  if (held !== null) pieces.push({ holder, target, from, to, planned: false, share: held });
  if (planned !== null) pieces.push({ holder, target, from, to, planned: true, share: planned });
  return pieces;
}

/** A value that one report after another repeats is one position, with all their claims. */
function withRuns(pieces: readonly PositionPiece[]): PositionPiece[] {
  const runs = new Map<string, PositionPiece>();
  const whole: PositionPiece[] = [];
  for (const piece of pieces) {
    const key = keyOf({ ...piece, share: { ...piece.share, claims: [] } });
    const run = runs.get(key);
    if (run !== undefined && run.to.day === piece.from.day) {
      const claims = [...new Set([...run.share.claims, ...piece.share.claims])].sort();
      runs.set(key, { ...run, to: piece.to, share: { ...run.share, claims } });
      continue;
    }
    if (run !== undefined) whole.push(run);
    runs.set(key, piece);
  }
  return [...whole, ...runs.values()];
}

function keyOf({ holder, target, planned, share }: PositionPiece): string {
  const { percent, right, deals, claims } = share;
  const shown = JSON.stringify(percent);
  return `${holder} ${target} ${planned} ${right} ${shown} ${deals.join(' ')} ${claims.join(' ')}`;
}
