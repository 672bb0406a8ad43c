/** The domain in English that a newspaper could print: titles of deals, sentences on ties, paths, conflicts and changes. */
import type { ClaimId, Conflict, ConflictSide, PartialDate } from './model.ts';
import { activityWords, conflictWords, dealTypeWords, listText } from './phrases.ts';
import type { Activity, DealType } from './vocabulary.ts';

export { changedSentence, endedSentence, formedSentence } from './digest.ts';
export * from './phrases.ts';
export type { NamedTie } from './tie-phrases.ts';
export { pathSentence, tieSentence } from './tie-sentence.ts';

/** What a deal's title is made of; names as they are shown. */
export interface TitleParts {
  /** Null while all is talk. */
  readonly type: DealType | null;
  readonly parties: readonly string[];
  readonly jointVenture: string | null;
  readonly activities: readonly Activity[];
  readonly since: PartialDate | null;
}

/**
 * "Stellantis and Leapmotor: equity stake (2023)", "Renault, Nissan and Dongfeng Motor Group: joint venture eGT New Energy
 * Automotive (2017)", "Toyota and Suzuki: cooperation on joint development (2017)", "Volkswagen Group and Leapmotor: talks (by 2023)".
 */
export function dealTitle({ type, parties, jointVenture, activities, since }: TitleParts): string {
  const others = [...new Set(parties)].filter((party) => party !== jointVenture);
  const shown =
    others.length > MOST_PARTIES
      ? [...others.slice(0, MOST_PARTIES - 1), `${others.length - MOST_PARTIES + 1} others`]
      : others;
  const subject = listText(shown) || 'Unnamed parties';
  const what = kind(type, activities);
  return `${subject}: ${what}${jointVenture === null ? '' : ` ${link(type)}${jointVenture}`}${year(since)}`;
}

/**
 * "stake: 20 % (Pledge Times) or 21 % (Autocar)". `publisherOf` gives the name of a claim's publisher; a side shows at most
 * three names, each once.
 */
export function conflictText(conflict: Conflict, publisherOf: (claim: ClaimId) => string | undefined): string {
  const sides = conflict.sides.map((side) => sideText(side, publisherOf));
  return `${conflictWords[conflict.field]}: ${listText(sides, 'or')}`;
}

const MOST_PARTIES = 7;
const MOST_PUBLISHERS = 3;

function kind(type: DealType | null, activities: readonly Activity[]): string {
  const work = activities.map((activity) => activityWords[activity]).filter((word) => word !== '');
  switch (type) {
    case null:
      return 'talks';
    case 'COOPERATION':
      return work.length === 0 ? dealTypeWords[type] : `${dealTypeWords[type]} on ${listText(work.slice(0, 3))}`;
    case 'SUPPLY': {
      const supply = work.filter((word) => word.endsWith(' supply'));
      return supply.length === 0 ? dealTypeWords[type] : listText(supply.slice(0, 2));
    }
    case 'OTHER':
      return work.length === 0 ? dealTypeWords[type] : listText(work.slice(0, 3));
    case 'JOINT_VENTURE':
    case 'EQUITY_STAKE':
    case 'CROSS_SHAREHOLDING':
    case 'MERGER':
    case 'ACQUISITION':
    case 'LICENCE':
    case 'CONTRACT_MANUFACTURING':
    case 'DISTRIBUTION':
    case 'GROUP_MEMBERSHIP':
      return dealTypeWords[type];
    default:
      return type satisfies never;
  }
}

/** What stands between the type and the venture: "joint venture Denza", "equity stake in Symbio". */
function link(type: DealType | null): string {
  switch (type) {
    case 'JOINT_VENTURE':
      return '';
    case null:
      return 'on ';
    case 'EQUITY_STAKE':
    case 'CROSS_SHAREHOLDING':
    case 'GROUP_MEMBERSHIP':
      return 'in ';
    case 'ACQUISITION':
      return 'of ';
    case 'MERGER':
      return 'into ';
    case 'COOPERATION':
    case 'SUPPLY':
    case 'LICENCE':
    case 'CONTRACT_MANUFACTURING':
    case 'DISTRIBUTION':
    case 'OTHER':
      return 'through ';
    default:
      return type satisfies never;
  }
}

function year(since: PartialDate | null): string {
  if (since === null) return '';
  const before = since.precision === 'ON_OR_BEFORE' ? 'by ' : since.approximate ? 'about ' : '';
  return ` (${before}${since.latest.slice(0, 4)})`;
}

function sideText(side: ConflictSide, publisherOf: (claim: ClaimId) => string | undefined): string {
  const names = new Set(side.claims.map(publisherOf).filter((name) => name !== undefined));
  if (names.size === 0) return side.value;
  const shown = [...names].slice(0, MOST_PUBLISHERS);
  const rest = names.size - shown.length;
  return `${side.value} (${[...shown, ...(rest === 0 ? [] : [`${rest} more`])].join(', ')})`;
}
