/** The small change of English: lists, counts, and the phrase for each word of the vocabulary. */
import { dateText } from './dates.ts';
import type { PartialDate } from './model.ts';
import { percentText } from './percentages.ts';
import type { Activity, ConflictField, DealType, Stage } from './vocabulary.ts';

/** "Renault", "Renault and Nissan", "Renault, Nissan and Dongfeng". */
export function listText(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const final = items.at(-1) ?? '';
  return items.length < 2 ? final : `${items.slice(0, -1).join(', ')} ${last} ${final}`;
}

/** "one publisher", "5 publishers". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count.toLocaleString('en')} ${many}`;
}

/** "on 26 October 2023", "in October 2023", "on 5 November 2024 or before". */
export function onText(date: PartialDate): string {
  const byDay = date.precision === 'DAY' || date.precision === 'ON_OR_BEFORE';
  return `${byDay ? 'on' : 'in'} ${dateText(date)}`;
}

/** "from 2019 to 2023"; "until 2023" without a start. */
export function spanText(from: PartialDate | null, to: PartialDate): string {
  return from === null ? `until ${dateText(to)}` : `from ${dateText(from)} to ${dateText(to)}`;
}

/** "20–21 % of Leapmotor", "a stake in Leapmotor (share not stated)". */
export function shareText(percent: Parameters<typeof percentText>[0], target: string): string {
  const share = percentText(percent);
  return share === percentText(null) ? `a stake in ${target} (${share})` : `${share} of ${target}`;
}

/** A sentence begins with a capital, but for a name that does not: "the stake" becomes "The stake". */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a deal is called, within a sentence: "equity stake". */
export const dealTypeWords = {
  JOINT_VENTURE: 'joint venture',
  EQUITY_STAKE: 'equity stake',
  CROSS_SHAREHOLDING: 'cross-shareholding',
  MERGER: 'merger',
  ACQUISITION: 'acquisition',
  COOPERATION: 'cooperation',
  SUPPLY: 'supply',
  LICENCE: 'licence',
  CONTRACT_MANUFACTURING: 'contract manufacturing',
  DISTRIBUTION: 'distribution',
  GROUP_MEMBERSHIP: 'group membership',
  OTHER: 'deal',
} as const satisfies Record<DealType, string>;

/** What the parties do together, as a noun; empty where that says nothing. */
export const activityWords = {
  JOINT_DEVELOPMENT: 'joint development',
  PLATFORM_SHARING: 'platform sharing',
  BADGE_ENGINEERING: 'badge engineering',
  CONTRACT_MANUFACTURING: 'contract manufacturing',
  JOINT_MANUFACTURING: 'joint manufacturing',
  VEHICLE_SUPPLY: 'vehicle supply',
  POWERTRAIN_SUPPLY: 'powertrain supply',
  BATTERY_SUPPLY: 'battery supply',
  COMPONENT_SUPPLY: 'component supply',
  SOFTWARE: 'software',
  TECHNOLOGY_LICENSING: 'technology licensing',
  AUTONOMOUS_DRIVING: 'autonomous driving',
  CHARGING: 'charging',
  DISTRIBUTION: 'distribution',
  FINANCE: 'finance',
  PROCUREMENT: 'procurement',
  RESEARCH: 'research',
  OTHER: '',
} as const satisfies Record<Activity, string>;

/** What is supplied, for the activities that say so. */
export const suppliedGoods: Partial<Record<Activity, string>> = {
  VEHICLE_SUPPLY: 'vehicles',
  POWERTRAIN_SUPPLY: 'powertrains',
  BATTERY_SUPPLY: 'batteries',
  COMPONENT_SUPPLY: 'components',
  SOFTWARE: 'software',
};

/** Where a deal stands, after "is": "agreed in principle". */
export const stageWords = {
  RUMOURED: 'rumoured',
  EXPLORING: 'being explored',
  NEGOTIATING: 'under negotiation',
  AGREED_IN_PRINCIPLE: 'agreed in principle',
  ANNOUNCED: 'announced',
  SIGNED: 'signed',
  ACTIVE: 'active',
  PAUSED: 'on hold',
  DENIED: 'denied',
  WITHDRAWN: 'withdrawn',
  EXPIRED: 'expired',
  TERMINATED: 'terminated',
} as const satisfies Record<Stage, string>;

/** What reports disagree on: "stake". */
export const conflictWords = {
  TYPE: 'type',
  STAGE: 'stage',
  START: 'start',
  END: 'end',
  STAKE: 'stake',
  PARTY: 'parties',
  JOINT_VENTURE: 'joint venture',
  VALUE: 'value',
} as const satisfies Record<ConflictField, string>;
