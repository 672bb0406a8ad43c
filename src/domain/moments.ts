/** What held at a moment on the two clocks. */
import type { Day, DealFace, DealLife, DealParty, Moment, Rectangle, StageStep } from './model.ts';

/** Whether the rectangle covers the moment; ends are exclusive. */
export function holdsAt(rectangle: Rectangle, at: Moment): boolean {
  return (
    rectangle.validFrom <= at.asOf &&
    at.asOf < rectangle.validTo &&
    rectangle.knownFrom <= at.knownAt &&
    at.knownAt < rectangle.knownTo
  );
}

/** What was known of the deal's whole life on that day; undefined before anything was reported. */
export function faceAt(life: DealLife, knownAt: Day): DealFace | undefined {
  return life.faces.find((face) => face.knownFrom <= knownAt && knownAt < face.knownTo);
}

/** The deal's stage at the moment; undefined before anything was reported, and before its first step. */
export function stepAt(life: DealLife, at: Moment): StageStep | undefined {
  return life.steps.find((step) => holdsAt(step, at));
}

/**
 * The deal's steps as known on that day, in the order of their days. Each with the day since when it was known that the deal
 * came to this stage then: what was learnt later of its end, or told once more, makes it no news.
 */
export function stepsKnownAt(life: DealLife, knownAt: Day): StageStep[] {
  return life.steps
    .filter((step) => step.knownFrom <= knownAt && knownAt < step.knownTo)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
    .map((step) => ({ ...step, knownFrom: firstKnown(life, step) }));
}

function firstKnown({ steps }: Pick<DealLife, 'steps'>, step: StageStep): Day {
  const before = steps.find(
    (other) =>
      other.knownTo === step.knownFrom &&
      other.stage === step.stage &&
      other.validFrom === step.validFrom &&
      other.since?.edtf === step.since?.edtf,
  );
  return before === undefined ? step.knownFrom : firstKnown({ steps }, before);
}

/** Whether the party takes part on that day: one joins on the first day of its `from` and leaves with the last of its `until`. */
export function takesPartOn(party: DealParty, asOf: Day): boolean {
  const joined = party.from === null || (party.from.earliest ?? party.from.latest) <= asOf;
  const left = party.until !== null && party.until.latest <= asOf;
  return joined && !left;
}
