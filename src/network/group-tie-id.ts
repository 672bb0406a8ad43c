/**
 * Ids of ties at the level of groups. Such a tie is no row of the graph, so its id says all that is needed to find it
 * again: deal, type, the groups at its ends, and the day on each clock on which its rectangle begins.
 */
import { type TieName, tieId } from '../domain/tie-id.ts';
import { type TieType, tieTypes } from '../domain/vocabulary.ts';

const LEVEL = ':GROUP';

/** `tie:<deal>:OWNS:<from>:<to>:<validFrom>:<knownFrom>:GROUP`: the id of such a tie as reported, and the level. */
export function groupTieId(tie: TieName): string {
  return `${tieId(tie)}${LEVEL}`;
}

/** What an id says; undefined where it is none of these. */
export function parseGroupTieId(id: string): TieName | undefined {
  if (!id.startsWith('tie:') || !id.endsWith(LEVEL)) return undefined;
  const parts = id.slice('tie:'.length, -LEVEL.length).split(':');
  const [deal = '', type, from = '', to = '', validFrom = '', knownFrom = ''] = parts;
  if (parts.length !== 6 || !isTieType(type) || !isDay(validFrom) || !isDay(knownFrom)) return undefined;
  return {
    ...{ deal: `deal:${deal}`, type, from: `organization:${from}`, to: `organization:${to}` },
    ...{ validFrom, knownFrom },
  };
}

function isTieType(text: string | undefined): text is TieType {
  return text !== undefined && Object.hasOwn(tieTypes, text);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}
