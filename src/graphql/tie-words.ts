/** Ties in words: the snapshot knows the names, so no sentence takes a statement. */
import type { OrganizationId } from '../domain/model.ts';
import { MAX_DAY } from '../domain/model.ts';
import { percentText } from '../domain/percentages.ts';
import { type NamedTie, tieSentence } from '../domain/words.ts';
import type { Snapshot, TieView } from '../network/snapshot.ts';
import type { Context } from './context.ts';

export function nameOf(organization: OrganizationId, { reader }: Context): string {
  return reader.snapshot.organization(organization)?.name ?? organization;
}

export function namedTie(tie: TieView, context: Context): NamedTie {
  return { tie, from: endInWords(tie, 'from', context), to: endInWords(tie, 'to', context) };
}

/** Who holds 49 % of one company of a group holds no 49 % of the group. */
function endInWords(tie: TieView, end: 'from' | 'to', context: Context): string {
  const name = nameOf(tie[end], context);
  const isOfOneCompany =
    tie.type === 'MERGES_WITH' || (end === 'to' && (tie.type === 'OWNS' || tie.type === 'ACQUIRES'));
  if (tie.level !== 'GROUP' || !isOfOneCompany || isOfTheHead(tie, tie[end], context)) return name;
  return `a company of the group of ${name}`;
}

/** Whether a tie that the tie of groups is made of is one of the group's head itself. */
function isOfTheHead(
  { deal, type, validFrom, knownFrom }: TieView,
  head: OrganizationId,
  { reader }: Context,
): boolean {
  const at = { asOf: validFrom, knownAt: knownFrom };
  const own = reader.snapshot.ties({ at, level: 'AS_REPORTED', organization: head, filter: { types: [type] } });
  return own.some((tie) => tie.deal === deal && (tie.to === head || type === 'MERGES_WITH'));
}

/** The tie as a sentence. */
export function sentenceOf(tie: TieView, context: Context): string {
  const { snapshot, today } = context.reader;
  const told = goesOn(tie, snapshot) ? { ...tie, validTo: MAX_DAY, validToDate: null } : tie;
  return tieSentence(namedTie(told, context), today);
}

/** Whether a held share is held on under another stage: the end of a stage is no end of the holding. */
function goesOn({ id, deal, type, from, to, planned, percent, ...tie }: TieView, snapshot: Snapshot): boolean {
  if (type !== 'OWNS' || planned || tie.validTo === MAX_DAY) return false;
  const at = { asOf: tie.validTo, knownAt: tie.knownFrom };
  const next = snapshot.ties({ at, level: tie.level, organization: from, filter: { types: [type] } });
  return next.some(
    (other) =>
      other.id !== id &&
      other.deal === deal &&
      other.from === from &&
      other.to === to &&
      !other.planned &&
      percentText(other.percent) === percentText(percent),
  );
}
