/** The ties of one deal on both clocks. */
import { type Cast, presenceOf } from './cast.ts';
import { compareDays } from './dates.ts';
import { isFirm } from './epochs.ts';
import { evidenceOf } from './evidence.ts';
import type { Band, History } from './life.ts';
import { membershipSpans } from './membership.ts';
import type { ClaimId, DealId, OrganizationId, PartialDate, Percentage, Tie } from './model.ts';
import type { Register } from './positions.ts';
import { rectanglesOf } from './rectangles.ts';
import type { DealShare, Shareholding } from './shareholdings.ts';
import type { Span } from './spans.ts';
import { clipped, NEVER, overlap, without } from './spans.ts';
import type { OpenStage } from './stages.ts';
import { idsOf, originsOf } from './standing.ts';
import { strengthOf } from './strength.ts';
import type { Lineage } from './successions.ts';
import { tieId } from './tie-id.ts';
import type { Edge } from './tie-table.ts';
import { edgesAt } from './tie-table.ts';
import type { Segment, Timeline } from './timeline.ts';
import type { Stage } from './vocabulary.ts';

/** A stretch of a tie at one stage, as known in one band. */
interface Stretch extends Span, Edge {
  readonly stage: Stage;
  readonly reached: OpenStage | null;
  readonly percent: Percentage | null;
  readonly planned: boolean;
  readonly epoch: number;
  readonly named: readonly [OrganizationId, OrganizationId];
  readonly stating: readonly ClaimId[];
}

/** A stretch with what its whole run gives. */
interface TiePiece extends Stretch {
  readonly since: PartialDate | null;
  readonly evidence: readonly ClaimId[];
  readonly origins: number;
  readonly strength: number;
  readonly background: boolean;
  /** What its whole run has in common, in one text: compared for every piece, so made once. */
  readonly support: string;
}

/** The ties of a deal; `registers` are those of the organisations whose ownership it speaks of. */
export function tiesOf(history: History, registers: readonly Register[], lineage: Lineage): Tie[] {
  const [first] = history.bands;
  if (first === undefined) return [];
  const days = new Set(history.bands.map((band) => band.knownFrom));
  for (const { entries } of registers) {
    for (const { knownFrom } of entries) if (knownFrom > first.knownFrom) days.add(knownFrom);
  }
  const cuts = [...days].sort().map((knownFrom) => {
    const band = history.bands.findLast((one) => one.knownFrom <= knownFrom) ?? first;
    const shareholdings = registers.flatMap(
      ({ entries }) => entries.findLast((entry) => entry.knownFrom <= knownFrom)?.shareholdings ?? [],
    );
    return { knownFrom, pieces: withRuns(stretchesOf(history, band, shareholdings, lineage), band) };
  });
  return rectanglesOf(cuts, keyOf).map(({ piece, validFrom, validTo, knownFrom, knownTo }) => {
    const { type, source, target, directed, stage, activities, percent, planned } = piece;
    const { from, to, since, strength, evidence, origins, background } = piece;
    const name = { deal: history.deal, type, from: source, to: target, validFrom, knownFrom };
    // One literal, for there are many: spread together it would be made several times over.
    return {
      id: tieId(name),
      validFrom,
      validTo,
      knownFrom,
      knownTo,
      deal: history.deal,
      type,
      from: source,
      to: target,
      directed,
      stage,
      activities,
      percent,
      planned,
      since,
      validFromDate: from.date,
      validToDate: to.date,
      strength,
      evidence,
      origins,
      background,
    };
  });
}

function stretchesOf(
  history: History,
  band: Band,
  shareholdings: readonly Shareholding[],
  lineage: Lineage,
): Stretch[] {
  const owned = ownership(history.deal, band, shareholdings);
  const stretches: Stretch[] = [...owned];
  for (const segment of band.timeline.segments) {
    for (const edge of edgesAt(segment, band.cast)) {
      const { source, target } = edge;
      const { stage, reached, epoch } = segment;
      const common = { ...edge, stage, reached, epoch, percent: null, planned: false, stating: [] };
      const named = [source, target] as const;
      for (const { from, to } of spansOf(edge, segment, band, shareholdings, owned, lineage)) {
        stretches.push({ ...common, named, from, to });
      }
    }
  }
  return stretches;
}

/** When the tie holds within the segment. */
function spansOf(
  { type, source, target }: Edge,
  segment: Segment,
  { cast, claims }: Band,
  shareholdings: readonly Shareholding[],
  owned: readonly Stretch[],
  lineage: Lineage,
): Span[] {
  const span = clipped({ from: segment.from, to: segment.to }, presenceOf(cast, source, target));
  if (span === null) return [];
  switch (type) {
    case 'PART_OF':
      // What a report says of a group stands as any report does; an editor's own statement gives way.
      return claims.every((claim) => claim.background)
        ? membershipSpans(span, source, target, shareholdings, lineage)
        : [span];
    case 'ACQUIRES': {
      const since = owned.find((one) => one.source === source && one.target === target && one.epoch === segment.epoch);
      return since === undefined ? [span] : without(span, { from: since.from, to: NEVER });
    }
    case 'PARTNERS':
      return leavingsFrom(cast, source, target, shareholdings, lineage).reduce<Span[]>(
        (spans, gap) => spans.flatMap((one) => without(one, gap)),
        [span],
      );
    default:
      return [span];
  }
}

/** Whoever has nothing left of a venture is no partner in it any more. */
function leavingsFrom(
  { types, jointVenture }: Cast,
  one: OrganizationId,
  other: OrganizationId,
  shareholdings: readonly Shareholding[],
  lineage: Lineage,
): Shareholding[] {
  if (jointVenture === null || types.some((type) => type !== 'JOINT_VENTURE' && type !== 'EQUITY_STAKE')) return [];
  return shareholdings.filter(({ left, votes, holder, target, from }) => {
    if (!left || votes || target !== lineage.heirOn(jointVenture, from.day)) return false;
    return holder === lineage.heirOn(one, from.day) || holder === lineage.heirOn(other, from.day);
  });
}

/** The deal's own stakes, at the stage in which the deal then stands. */
function ownership(deal: DealId, { timeline, cast }: Band, shareholdings: readonly Shareholding[]): Stretch[] {
  const stretches: Stretch[] = [];
  const byEquity = new Set<string>();
  for (const votes of [false, true]) {
    for (const shareholding of shareholdings) {
      const share = shareholding.byDeal.get(deal);
      if (share === undefined || shareholding.votes !== votes) continue;
      const { holder, target, from, to } = shareholding;
      // Where a deal gives both, its tie shows the share of the equity.
      const key = `${holder} ${target} ${from.day}`;
      if (votes && byEquity.has(key)) continue;
      byEquity.add(key);
      for (const { span, stage, reached } of stagesWithin({ from, to }, share, timeline)) {
        stretches.push({
          ...{ type: 'OWNS', source: holder, target, directed: true, activities: cast.activities },
          ...{ stage, reached, percent: share.percent, planned: share.planned, epoch: share.epoch },
          ...{ named: share.named, stating: share.stating, from: span.from, to: span.to },
        });
      }
    }
  }
  return stretches.sort((a, b) => compareDays(a.from.day, b.from.day));
}

interface StagedSpan {
  readonly span: Span;
  readonly stage: Stage;
  readonly reached: OpenStage | null;
}

function stagesWithin(span: Span, share: DealShare, { segments }: Timeline): StagedSpan[] {
  if (share.followed) return [{ span, stage: 'ACTIVE', reached: 'ACTIVE' }];
  const staged: StagedSpan[] = [];
  const own = segments.filter((segment) => segment.epoch === share.epoch);
  const [first] = own;
  // Held, as a claim states it, since before the day of the first report that sees the deal in force.
  const before = first === undefined ? null : overlap({ from: span.from, to: first.from }, span);
  if (before !== null) staged.push({ span: before, stage: 'ACTIVE', reached: 'ACTIVE' });
  for (const segment of own) {
    if (!isFirm(segment)) continue;
    const part = overlap({ from: segment.from, to: segment.to }, span);
    if (part !== null) staged.push({ span: part, stage: segment.stage, reached: segment.reached });
  }
  return staged;
}

/** Gives each stretch the start and the evidence of its unbroken run, whatever the stages within it. */
function withRuns(stretches: readonly Stretch[], band: Band): TiePiece[] {
  const pieces: TiePiece[] = [];
  const byPair = Map.groupBy(stretches, ({ type, source, target }) => `${type} ${source} ${target}`);
  for (const same of byPair.values()) {
    let run: Stretch[] = [];
    for (const stretch of same.sort((a, b) => compareDays(a.from.day, b.from.day))) {
      if (run.length > 0 && run.at(-1)?.to.day !== stretch.from.day) {
        pieces.push(...runPieces(run, band));
        run = [];
      }
      run.push(stretch);
    }
    pieces.push(...runPieces(run, band));
  }
  return pieces;
}

function runPieces(run: readonly Stretch[], band: Band): TiePiece[] {
  const [first] = run;
  if (first === undefined) return [];
  const evidence = evidenceOf(
    {
      talk: first.type === 'EXPLORING',
      epochs: new Set(run.map((stretch) => stretch.epoch)),
      named: first.named,
      stating: new Set(run.flatMap((stretch) => stretch.stating)),
    },
    band,
  );
  const origins = originsOf(evidence).size;
  const ids = idsOf(evidence);
  const shared = {
    since: first.from.date,
    evidence: ids,
    support: `${first.type} ${first.source} ${first.target} ${first.from.date?.edtf} ${ids.join(' ')}`,
    origins,
    background: evidence.every((claim) => claim.background),
  };
  return run.map((stretch) => ({
    ...stretch,
    ...shared,
    strength: strengthOf(stretch.stage, stretch.reached, evidence, origins),
  }));
}

function keyOf({ support, directed, stage, reached, planned, percent, activities }: TiePiece): string {
  const shown = percent === null ? '' : JSON.stringify(percent);
  return `${directed} ${stage} ${reached} ${planned} ${shown} ${activities.join(' ')} ${support}`;
}
