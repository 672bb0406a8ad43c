/** What holds of the projection whatever is reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterDay } from '../../../../src/domain/dates.ts';
import type { Moment, Position, Rectangle, StageStep, Tie } from '../../../../src/domain/model.ts';
import { MAX_DAY, MIN_DAY } from '../../../../src/domain/model.ts';
import { holdsAt, stepsKnownAt } from '../../../../src/domain/moments.ts';
import { surelyMoreThan } from '../../../../src/domain/percentages.ts';
import type { Projection, ProjectionInput } from '../../../../src/domain/projection.ts';
import { ownershipTargets, project, projectLife } from '../../../../src/domain/projection.ts';
import { isClosingStage, isTalkStage } from '../../../../src/domain/stages.ts';
import { lineageOf } from '../../../../src/domain/successions.ts';
import { anyDay, neighbourhood } from './generators.ts';

const RUNS = Number(process.env.PROJECTION_RUNS ?? 300);

/** Checks a property that yields what contradicts it: one assertion a run, since each costs more than a projection. */
function never(violations: (input: ProjectionInput, projection: Projection) => Iterable<unknown>) {
  fc.assert(
    fc.property(neighbourhood, (input) => {
      expect([...violations(input, project(input))]).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}

describe('whatever is reported', { timeout: 600_000 }, () => {
  it('the order of recording never matters', () => {
    fc.assert(
      fc.property(neighbourhood, fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffled = {
          deals: shuffle(input.deals, numbers).map(({ id, claims }) => ({ id, claims: shuffle(claims, numbers) })),
          successions: shuffle(input.successions, numbers),
        };
        expect(plain(project(shuffled))).toBe(plain(project(input)));
      }),
      { numRuns: RUNS },
    );
  });

  it('projecting twice changes nothing', () => {
    never(function* (input, projection) {
      if (plain(project(input)) !== plain(projection)) yield input;
    });
  });

  it('claims that do not count change nothing', () => {
    never(function* (input, projection) {
      const counted = input.deals.map(({ id, claims }) => ({
        id,
        claims: claims.filter((claim) => claim.review === 'ACCEPTED' && claim.rank !== 'DEPRECATED'),
      }));
      if (plain(project({ ...input, deals: counted })) !== plain(projection)) yield input;
    });
  });

  it('a report that becomes known later changes nothing as of an earlier day', () => {
    fc.assert(
      fc.property(neighbourhood, anyDay, fc.array(anyDay, { minLength: 6, maxLength: 6 }), (input, today, days) => {
        const known = input.deals.map(({ id, claims }) => ({
          id,
          claims: claims.filter((claim) => claim.knownFrom <= today),
        }));
        const before = project({ ...input, deals: known });
        const after = project(input);
        const moments = days.flatMap((asOf) =>
          [today, ...days.filter((day) => day <= today)].map((knownAt) => ({ asOf, knownAt })),
        );
        expect(moments.filter((at) => shownAt(after, at) !== shownAt(before, at))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('every tie has evidence, of its own deal and known by then, and a strength above 0 and at most 1', () => {
    never(function* (input, projection) {
      const claims = new Map(input.deals.flatMap((deal) => deal.claims).map((claim) => [claim.id, claim]));
      for (const tie of allTies(projection)) {
        if (tie.evidence.length === 0 || new Set(tie.evidence).size < tie.evidence.length) yield tie;
        for (const claim of tie.evidence.map((id) => claims.get(id))) {
          if (claim?.deal !== tie.deal || claim.review !== 'ACCEPTED' || claim.knownFrom > tie.knownFrom) yield tie;
        }
        if (tie.origins < 1 || tie.strength <= 0 || tie.strength > 1) yield tie;
      }
    });
  });

  it('every rectangle is non-empty and inside the clocks', () => {
    never(function* (_, projection) {
      for (const one of [...allSteps(projection), ...allTies(projection), ...allPositions(projection)]) {
        if (!(MIN_DAY <= one.validFrom && one.validFrom < one.validTo && one.validTo <= MAX_DAY)) yield one;
        if (!(MIN_DAY <= one.knownFrom && one.knownFrom < one.knownTo && one.knownTo <= MAX_DAY)) yield one;
      }
    });
  });

  it('the steps of one deal never overlap, and leave no gap after the first', () => {
    never(function* (_, projection) {
      for (const life of projection.lives.values()) {
        yield* overlapping(life.steps);
        for (const face of life.faces) {
          const steps = stepsKnownAt(life, face.knownFrom);
          for (const [index, step] of steps.entries()) {
            if (step.validTo !== (steps[index + 1]?.validFrom ?? MAX_DAY)) yield step;
          }
        }
      }
    });
  });

  it('steps are merged along known time where nothing changes', () => {
    never(function* (_, projection) {
      for (const { steps } of projection.lives.values()) {
        for (const a of steps) {
          for (const b of steps) {
            const follows = a.validFrom === b.validFrom && a.validTo === b.validTo && a.knownTo === b.knownFrom;
            if (follows && said(a) === said(b)) yield a;
          }
        }
      }
    });
  });

  it('every step has claims, and the faces of a deal follow on each other to the open end', () => {
    never(function* (input, projection) {
      for (const [deal, life] of projection.lives) {
        for (const step of life.steps) if (step.claims.length === 0) yield step;
        for (const [index, face] of life.faces.entries()) {
          if (face.knownTo !== (life.faces[index + 1]?.knownFrom ?? MAX_DAY)) yield face;
        }
        const claims = input.deals.find(({ id }) => id === deal)?.claims ?? [];
        if (JSON.stringify(projectLife(deal, claims)) !== JSON.stringify(life)) yield life;
      }
    });
  });

  it('at one moment there is at most one tie per deal, type and ordered pair', () => {
    never(function* (_, projection) {
      const ties = Map.groupBy(allTies(projection), ({ deal, type, from, to }) => `${deal} ${type} ${from} ${to}`);
      for (const same of ties.values()) yield* overlapping(same);
    });
  });

  it('nobody is tied to itself, and an undirected tie names its ends in order', () => {
    never(function* (_, projection) {
      for (const tie of allTies(projection)) if (tie.from === tie.to || (!tie.directed && tie.from > tie.to)) yield tie;
    });
  });

  it('ids of ties and of positions are unique', () => {
    never(function* (_, projection) {
      const ids = [...allTies(projection), ...allPositions(projection)].map(({ id }) => id);
      if (new Set(ids).size < ids.length) yield ids;
    });
  });

  it('at one moment there is one held and one planned position of a holder in a target, equity and votes apart', () => {
    never(function* (_, projection) {
      const positions = Map.groupBy(
        allPositions(projection),
        ({ holder, target, planned, right }) => `${holder} ${target} ${planned} ${right === 'VOTES'}`,
      );
      for (const same of positions.values()) yield* overlapping(same);
      for (const [target, own] of projection.positions) for (const one of own) if (one.target !== target) yield one;
    });
  });

  it('a closed deal has no ties, but for what followed it', () => {
    never(function* (_, projection) {
      for (const { step, ties } of steppedTies(projection)) {
        if (isClosingStage(step.stage)) yield* ties.filter((tie) => !mayHaveFollowed(tie));
      }
    });
  });

  it('while all is talk there is nothing but EXPLORING, and what followed an earlier life of the deal', () => {
    never(function* (_, projection) {
      for (const { step, ties } of steppedTies(projection)) {
        if (!isTalkStage(step.stage)) continue;
        yield* ties.filter((tie) => tie.type !== 'EXPLORING' && !mayHaveFollowed(tie));
      }
    });
  });

  it("an editor's undated membership yields to a dated owner of more than half", () => {
    never(function* (input, projection) {
      const lineage = lineageOf(input.successions);
      for (const tie of allTies(projection).filter(({ type, background }) => type === 'PART_OF' && background)) {
        for (const position of projection.positions.get(tie.from) ?? []) {
          if (position.planned || position.right === 'VOTES' || !surelyMoreThan(position.percent, 50)) continue;
          if (!overlap(tie, position)) continue;
          const day = laterDay(tie.validFrom, position.validFrom);
          if (position.holder === tie.to || position.holder === lineage.heirOn(tie.to, day)) continue;
          // Only a share that a report dates makes an owner to whom an editor's statement yields.
          if (position.claims.every((id) => isDated(input, id, position))) yield { tie, position };
        }
      }
    });
  });

  it('the deals that share an ownership target are all that a deal depends on', () => {
    never(function* (input, projection) {
      const lineage = lineageOf(input.successions);
      const families = new Map(
        input.deals.map(({ id, claims }) => [id, new Set([...ownershipTargets(claims)].map(lineage.familyOf))]),
      );
      for (const { id } of input.deals) {
        const near = input.deals.filter(
          (other) => other.id === id || !families.get(other.id)!.isDisjointFrom(families.get(id)!),
        );
        const alone = project({ ...input, deals: near });
        if (JSON.stringify(alone.ties.get(id)) !== JSON.stringify(projection.ties.get(id))) yield id;
      }
    });
  });
});

/** Everything that is computed, in one text. */
function plain({ lives, ties, positions }: Projection): string {
  return JSON.stringify([[...lives], [...ties], [...positions].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function allTies(projection: Projection): Tie[] {
  return [...projection.ties.values()].flat();
}

function allSteps(projection: Projection): StageStep[] {
  return [...projection.lives.values()].flatMap((life) => life.steps);
}

function allPositions(projection: Projection): Position[] {
  return [...projection.positions.values()].flat();
}

/** All that holds at the moment, with the end of its knowledge left out: that is what later reports may bring. */
function shownAt(projection: Projection, at: Moment) {
  const shown = <R extends Rectangle>(all: readonly R[]) =>
    all
      .filter((one) => holdsAt(one, at))
      .map((one) => JSON.stringify({ ...one, knownTo: null }))
      .sort();
  const faces = [...projection.lives].flatMap(([deal, life]) =>
    life.faces
      .filter((face) => face.knownFrom <= at.knownAt && at.knownAt < face.knownTo)
      .map((face) => JSON.stringify({ ...face, knownTo: null, deal })),
  );
  return JSON.stringify([
    faces.sort(),
    shown(allSteps(projection)),
    shown(allTies(projection)),
    shown(allPositions(projection)),
  ]);
}

function* overlapping<R extends Rectangle>(rectangles: readonly R[]): Iterable<[R, R]> {
  for (const [index, one] of rectangles.entries()) {
    for (const other of rectangles.slice(index + 1)) if (overlap(one, other)) yield [one, other];
  }
}

/** The whole of a venture, held by whoever was left when the deal ended. */
function mayHaveFollowed({ type, stage, percent }: Tie): boolean {
  return type === 'OWNS' && stage === 'ACTIVE' && percent?.exact === 100;
}

/** The ties of a deal at the beginning of each of its steps. */
function* steppedTies(projection: Projection): Iterable<{ step: StageStep; ties: Tie[] }> {
  for (const [deal, life] of projection.lives) {
    for (const step of life.steps) {
      const at = { asOf: step.validFrom, knownAt: step.knownFrom };
      yield { step, ties: (projection.ties.get(deal) ?? []).filter((tie) => holdsAt(tie, at)) };
    }
  }
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.validFrom < b.validTo && b.validFrom < a.validTo && a.knownFrom < b.knownTo && b.knownFrom < a.knownTo;
}

function said({ stage, since, disputed, claims }: StageStep): string {
  return `${stage} ${since?.edtf} ${disputed} ${claims}`;
}

function isDated(input: ProjectionInput, id: string, { holder, target }: Position): boolean {
  const claim = input.deals.flatMap((deal) => deal.claims).find((one) => one.id === id);
  const stakes = (claim?.stakes ?? []).filter((stake) => stake.holder === holder && stake.target === target);
  return stakes.length > 0 && stakes.every(({ from }) => from !== null && from.precision !== 'ON_OR_BEFORE');
}

function shuffle<T>(items: readonly T[], numbers: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, order: numbers.next().value as number }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
