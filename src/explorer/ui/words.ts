/** The page's words for what the API names in capitals. */
import type { DealType, OrganizationKind, Stage, TieType } from '../../domain/vocabulary.ts';

export const kindWords: Readonly<Record<OrganizationKind, string>> = {
  AUTOMAKER: 'Carmaker',
  BRAND: 'Brand',
  JOINT_VENTURE: 'Joint venture',
  SUPPLIER: 'Supplier',
  BATTERY_MAKER: 'Battery maker',
  TECHNOLOGY_COMPANY: 'Technology company',
  MOBILITY_SERVICE: 'Mobility service',
  INVESTOR: 'Investor',
  PUBLIC_BODY: 'Public body',
  OTHER: 'Other',
};

export const tieWords: Readonly<Record<TieType, string>> = {
  OWNS: 'Owns a share',
  PART_OF: 'Part of the group',
  ACQUIRES: 'Takes over',
  MERGES_WITH: 'Merges with',
  PARTNERS: 'Works together',
  SUPPLIES: 'Supplies',
  LICENSES: 'Licenses to',
  BUILDS_FOR: 'Builds for',
  DISTRIBUTES_FOR: 'Sells for',
  EXPLORING: 'In talks',
};

/** A tie read from the other end. */
export const tieWordsBack: Readonly<Record<TieType, string>> = {
  OWNS: 'Owned in part by',
  PART_OF: 'Has in its group',
  ACQUIRES: 'Taken over by',
  MERGES_WITH: 'Merges with',
  PARTNERS: 'Works together',
  SUPPLIES: 'Supplied by',
  LICENSES: 'Licensed from',
  BUILDS_FOR: 'Has vehicles built by',
  DISTRIBUTES_FOR: 'Sold by',
  EXPLORING: 'In talks',
};

/** What ties two, by what it means for the one who looks: it decides the line's colour. */
export type Family = 'ownership' | 'cooperation' | 'trade' | 'talks';
export const familyOf: Readonly<Record<TieType, Family>> = {
  OWNS: 'ownership',
  PART_OF: 'ownership',
  ACQUIRES: 'ownership',
  MERGES_WITH: 'ownership',
  PARTNERS: 'cooperation',
  SUPPLIES: 'trade',
  LICENSES: 'trade',
  BUILDS_FOR: 'trade',
  DISTRIBUTES_FOR: 'trade',
  EXPLORING: 'talks',
};
export const familyWords: Readonly<Record<Family, string>> = {
  ownership: 'Ownership',
  cooperation: 'Cooperation',
  trade: 'Supply, sales',
  talks: 'Talks',
};

export const stageWords: Readonly<Record<Stage, string>> = {
  RUMOURED: 'Rumoured',
  EXPLORING: 'Exploring',
  NEGOTIATING: 'Negotiating',
  AGREED_IN_PRINCIPLE: 'Agreed in principle',
  ANNOUNCED: 'Announced',
  SIGNED: 'Signed',
  ACTIVE: 'Active',
  PAUSED: 'Paused',
  DENIED: 'Denied',
  WITHDRAWN: 'Withdrawn',
  EXPIRED: 'Expired',
  TERMINATED: 'Terminated',
};

/** How firm a stage is: it decides the line's style. */
export type Firmness = 'rumoured' | 'talks' | 'firm' | 'over';
export const firmnessOf: Readonly<Record<Stage, Firmness>> = {
  RUMOURED: 'rumoured',
  EXPLORING: 'talks',
  NEGOTIATING: 'talks',
  AGREED_IN_PRINCIPLE: 'talks',
  ANNOUNCED: 'firm',
  SIGNED: 'firm',
  ACTIVE: 'firm',
  PAUSED: 'talks',
  DENIED: 'over',
  WITHDRAWN: 'over',
  EXPIRED: 'over',
  TERMINATED: 'over',
};

export const dealTypeWords: Readonly<Record<DealType, string>> = {
  JOINT_VENTURE: 'Joint venture',
  EQUITY_STAKE: 'Equity stake',
  CROSS_SHAREHOLDING: 'Cross-shareholding',
  MERGER: 'Merger',
  ACQUISITION: 'Acquisition',
  COOPERATION: 'Cooperation',
  SUPPLY: 'Supply',
  LICENCE: 'Licence',
  CONTRACT_MANUFACTURING: 'Contract manufacturing',
  DISTRIBUTION: 'Distribution',
  GROUP_MEMBERSHIP: 'Group membership',
  OTHER: 'Other',
};

/** "BADGE_ENGINEERING" → "Badge engineering", for what has no word of its own here. */
export function inWords(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}

const regions = new Intl.DisplayNames('en', { type: 'region' });
export function countryName(code: string | null): string {
  if (code === null) return 'Country not known';
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDays = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
/** "2024-06-30" → "30 June 2024". */
export function dayInWords(day: string, short = false): string {
  return (short ? shortDays : days).format(new Date(`${day}T00:00:00Z`));
}

const numbers = new Intl.NumberFormat('en');
export const inNumbers = (value: number): string => numbers.format(value);
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${inNumbers(value)} ${value === 1 ? one : many}`;
}
