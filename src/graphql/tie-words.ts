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
  return { tie, from: nameOf(tie.from, context), to: nameOf(tie.to, context) };
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
