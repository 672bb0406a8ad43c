/**
 * Ids of ties at the level of groups. Such a tie is no row of the graph, so its id says all that is needed to find it
 * again: deal, type, the groups at its ends, and the rectangle in which it looks like this:
 * `tie:GROUP/deal:d/OWNS/organization:a/organization:b/2023-10-26..9999-12-31/2023-10-26..9999-12-31`.
 */
import { type TieType, tieTypes } from '../domain/vocabulary.ts';
import { dayNumber, dayOfNumber } from './days.ts';
import type { Span } from './sight.ts';

export interface GroupTieName extends Span {
  readonly deal: string;
  readonly type: TieType;
  readonly from: string;
  readonly to: string;
}

const PREFIX = 'tie:GROUP/';

export function formatGroupTieId(name: GroupTieName): string {
  const range = (from: number, to: number) => `${dayOfNumber(from)}..${dayOfNumber(to)}`;
  const parts = [name.deal, name.type, name.from, name.to].map(shield);
  return `${PREFIX}${parts.join('/')}/${range(name.validFrom, name.validTo)}/${range(name.knownFrom, name.knownTo)}`;
}

/** What an id says; undefined where it is none of these. */
export function parseGroupTieId(id: string): GroupTieName | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  const parts = id.slice(PREFIX.length).split('/');
  const [deal, type, from, to, valid, known] = parts.map(unshield);
  const [validFrom, validTo] = readRange(valid);
  const [knownFrom, knownTo] = readRange(known);
  if (parts.length !== 6 || deal === undefined || from === undefined || to === undefined || !isTieType(type)) {
    return undefined;
  }
  if (validFrom === undefined || validTo === undefined || knownFrom === undefined || knownTo === undefined) {
    return undefined;
  }
  return { deal, type, from, to, validFrom, validTo, knownFrom, knownTo };
}

function isTieType(text: string | undefined): text is TieType {
  return text !== undefined && Object.hasOwn(tieTypes, text);
}

function readRange(text: string | undefined): number[] {
  const days = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text ?? '');
  return days === null ? [] : days.slice(1).map(dayNumber);
}

const shield = (part: string) => part.replaceAll('%', '%25').replaceAll('/', '%2F');
const unshield = (part: string) => part.replaceAll('%2F', '/').replaceAll('%25', '%');
