/** Claims' facts as the store keeps them: JSON text in which each date is the EDTF text that was recorded. */
import { parsePartialDate } from '../domain/dates.ts';
import type { ClaimFacts, PartialDate } from '../domain/model.ts';

/** The facts with every partial date as `Text`. */
type WithDates<T, Text> = T extends PartialDate
  ? Text
  : T extends readonly (infer Item)[]
    ? readonly WithDates<Item, Text>[]
    : T extends object
      ? { readonly [Key in keyof T]: WithDates<T[Key], Text> }
      : T;

/** What the JSON text of a claim's facts holds. */
export type StoredFacts = WithDates<ClaimFacts, string>;

/** The JSON text of facts, its keys in one fixed order. */
export function writeFacts(facts: ClaimFacts): string {
  const { stage, milestones, type, activities, parties, stakes, value, jointVenture, models, regions } = facts;
  return JSON.stringify({
    stage,
    milestones: milestones.map(({ stage, on }) => ({ stage, on: on.edtf })),
    type,
    activities,
    parties: parties.map(({ organization, namedAs, role, from, until, comment }) => ({
      organization,
      namedAs,
      role,
      from: edtfOf(from),
      until: edtfOf(until),
      comment,
    })),
    stakes: stakes.map(({ holder, target, percent, right, planned, from, to }) => ({
      holder,
      target,
      percent,
      right,
      planned,
      from: edtfOf(from),
      to: edtfOf(to),
    })),
    value,
    jointVenture,
    models,
    regions,
  } satisfies StoredFacts);
}

/** The facts that `writeFacts` wrote. */
export function readFacts(text: string): ClaimFacts {
  const facts = JSON.parse(text) as StoredFacts;
  return {
    ...facts,
    milestones: facts.milestones.map(({ stage, on }) => ({ stage, on: parsePartialDate(on) })),
    parties: facts.parties.map((party) => ({
      ...party,
      from: readDate(party.from),
      until: readDate(party.until),
    })),
    stakes: facts.stakes.map((stake) => ({ ...stake, from: readDate(stake.from), to: readDate(stake.to) })),
  };
}

/** A stored EDTF text; null where there is none. */
export function readDate(edtf: string | null | undefined): PartialDate | null {
  return edtf == null ? null : parsePartialDate(edtf);
}

function edtfOf(date: PartialDate | null): string | null {
  return date === null ? null : date.edtf;
}
