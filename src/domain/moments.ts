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

/** The deal's steps as known on that day, in the order of their days. */
export function stepsKnownAt(life: DealLife, knownAt: Day): StageStep[] {
  return life.steps
    .filter((step) => step.knownFrom <= knownAt && knownAt < step.knownTo)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
}

/** Whether the party takes part on that day: one joins on the first day of its `from` and leaves with the last of its `until`. */
export function takesPartOn(party: DealParty, asOf: Day): boolean {
  const joined = party.from === null || (party.from.earliest ?? party.from.latest) <= asOf;
  const left = party.until !== null && party.until.latest <= asOf;
  return joined && !left;
}
