/** Why two deals are alike, or are not, in English. */
import { dateText } from './dates.ts';
import type { OrganizationId } from './model.ts';
import { capitalized, dealTypeWords, listText } from './phrases.ts';
import { closestDates, type DealTraits, type PartyComparison } from './sameness.ts';
import type { DealType } from './vocabulary.ts';

/** Sentences on who takes part in both, then on type, venture and days. */
export function likenessSentences(
  one: DealTraits,
  other: DealTraits,
  parties: PartyComparison,
  nameOf: (id: OrganizationId) => string,
): string[] {
  return [...partySentences(one, other, parties, nameOf), ...traitSentences(one, other, nameOf)];
}

function partySentences(
  one: DealTraits,
  other: DealTraits,
  { shared, sharedGroups }: PartyComparison,
  nameOf: (id: OrganizationId) => string,
): string[] {
  const sentences: string[] = [];
  const whole = shared.length === one.parties.length && shared.length === other.parties.length;
  const names = listText(shared.map(nameOf));
  if (shared.length > 0) sentences.push(whole ? `The parties are the same: ${names}.` : `In both: ${names}.`);
  for (const group of sharedGroups) {
    const [a, b] = [one, other].map(({ parties }) => parties.filter((party) => party.group === group));
    const members = [...new Set([...(a ?? []), ...(b ?? [])].map(({ organization }) => nameOf(organization)))];
    sentences.push(`${listText(members)} are of one group, ${nameOf(group)}.`);
  }
  return sentences;
}

function traitSentences(one: DealTraits, other: DealTraits, nameOf: (id: OrganizationId) => string): string[] {
  const sentences: string[] = [];
  if (one.type === other.type)
    sentences.push(one.type === null ? 'Both are talks.' : `Both are of type ${kindOf(one.type)}.`);
  else sentences.push(capitalized(`${kindOf(one.type)} here, ${kindOf(other.type)} there.`));
  const [here, there] = [one.jointVenture, other.jointVenture];
  if (here !== null && there !== null) {
    sentences.push(
      here === there
        ? `Both name ${nameOf(here)} as the venture.`
        : `The ventures differ: ${nameOf(here)} and ${nameOf(there)}.`,
    );
  }
  const closest = closestDates(one, other);
  if (closest !== null) {
    const [a, b] = closest.dates.map(dateText);
    sentences.push(a === b ? `Both are dated ${a}.` : `Dated ${a} and ${b}.`);
  }
  return sentences;
}

/** What a deal of the type is called, within a sentence; one without a type is talks. */
export function kindOf(type: DealType | null): string {
  return type === null ? 'talks' : dealTypeWords[type];
}
