/** The small syntax within a cell: lists, parties with roles, stakes, milestones, sums. Each reader throws a RangeError that says how to write it. */
import { boundedShare, type ShareBound } from '../../domain/share-bounds.ts';
import { type PartyRole, partyRoles, type Stage, stages } from '../../domain/vocabulary.ts';
import type { GivenReference, PartyInput, PercentageInput, StakeInput } from '../inputs.ts';

/** The entries of a list; a semicolon within one is written `\;`. */
export function entriesOf(cell: string): string[] {
  return cell
    .split(/(?<!\\);/)
    .map((entry) => entry.replaceAll('\\;', ';').trim())
    .filter((entry) => entry !== '');
}

/** A word of a vocabulary, in any case, with spaces or hyphens for underscores; as written where it is none. */
export function wordIn(words: object, text: string): string {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(words, word) ? word : text.trim();
}

/** `INVESTOR: Stellantis [2023-11/2025]`; the role and the period may be missing. */
export function readParty(entry: string): PartyInput {
  const { rest, from, until } = withoutPeriod(entry);
  const colon = rest.indexOf(':');
  const word = colon < 0 ? '' : wordIn(partyRoles, rest.slice(0, colon));
  const isRole = Object.hasOwn(partyRoles, word);
  const organization = referenceTo(isRole ? rest.slice(colon + 1) : rest, 'organization:');
  return { organization, ...(isRole && { role: word as PartyRole }), from, until };
}

/** `Stellantis > Leapmotor: 20–21 % planned votes [2023-11-20/]`. */
export function readStake(entry: string): StakeInput {
  const { rest, from, until } = withoutPeriod(entry);
  const arrow = /\s*(?:>|→)\s*/.exec(rest);
  const colon = rest.lastIndexOf(':');
  if (arrow === null || colon < arrow.index) {
    throw new RangeError(`Write a stake as in "Stellantis > Leapmotor: 20 %"; this is "${entry}".`);
  }
  const words = rest
    .slice(colon + 1)
    .trim()
    .split(/\s+/);
  const flags = new Set<string>();
  while (/^(planned|equity|votes)$/i.test(words.at(-1) ?? '')) flags.add((words.pop() ?? '').toLowerCase());
  return {
    holder: referenceTo(rest.slice(0, arrow.index), 'organization:'),
    target: referenceTo(rest.slice(arrow.index + arrow[0].length, colon), 'organization:'),
    percent: readPercent(words.join(' ')),
    planned: flags.has('planned'),
    ...(flags.has('equity') && { right: 'EQUITY' as const }),
    ...(flags.has('votes') && { right: 'VOTES' as const }),
    ...{ from, to: until },
  };
}

/** `20 %`, `20–21 %`, `>20 %`, `≤15 %`, `~20 %`, or `?` for a share that is not stated. */
export function readPercent(text: string): PercentageInput {
  const plain = text.replace(/\s|%/g, '').replaceAll(',', '.');
  if (plain === '?') return {};
  const range = /^(\d+(?:\.\d+)?)(?:–|-|\.\.)(\d+(?:\.\d+)?)$/.exec(plain);
  if (range !== null) return { min: Number(range[1]), max: Number(range[2]) };
  const one = /^(>=|≥|>|<=|≤|<|~)?(\d+(?:\.\d+)?)$/.exec(plain);
  if (one === null) {
    throw new RangeError(
      `"${text}" is no share. Write 20 %, 20–21 %, >20 %, ≤15 %, ~20 %, or ? where it is not stated.`,
    );
  }
  return boundedShare(Number(one[2]), signs[one[1] ?? ''] ?? null);
}

const signs: Readonly<Record<string, ShareBound>> = {
  '>': 'above',
  '>=': 'from',
  '≥': 'from',
  '<': 'below',
  '<=': 'to',
  '≤': 'to',
  '~': 'about',
};

/** `SIGNED 2023-10`. */
export function readMilestone(entry: string): { stage: Stage; on: string } {
  const space = entry.lastIndexOf(' ');
  const word = space < 0 ? '' : wordIn(stages, entry.slice(0, space).replace(/:$/, ''));
  if (!Object.hasOwn(stages, word)) {
    throw new RangeError(`Write a milestone as in "SIGNED 2023-10-26"; this is "${entry}".`);
  }
  return { stage: word as Stage, on: entry.slice(space + 1) };
}

/** `1500000000 EUR`, `1.5 billion EUR`. */
export function readMoney(cell: string): { amount: number; currency: string } {
  const found = /^([\d\s'_]+(?:\.\d+)?)\s*(thousand|million|billion)?\s*([A-Za-z]{3})$/.exec(cell.trim());
  if (found === null)
    throw new RangeError(`Write a value as in "1500000000 EUR" or "1.5 billion EUR"; this is "${cell}".`);
  const factor = { thousand: 1e3, million: 1e6, billion: 1e9 }[found[2] ?? ''] ?? 1;
  const amount = Math.round(Number(found[1]?.replace(/[\s'_]/g, '')) * factor * 100) / 100;
  return { amount, currency: (found[3] ?? '').toUpperCase() };
}

/** By id where it begins with the kind of one, else by name. */
export function referenceTo(text: string, prefix: 'organization:' | 'model:'): GivenReference {
  const given = text.trim();
  return given.startsWith(prefix) ? { id: given } : { name: given };
}

/** A period in brackets behind an entry: `[2020/2023]`, `[2020/]`, `[/2023]`. */
function withoutPeriod(entry: string): { rest: string; from: string | null; until: string | null } {
  const found = /\[([^\][]*)\]\s*$/.exec(entry);
  if (found === null) return { rest: entry, from: null, until: null };
  const [from = '', until, more] = (found[1] ?? '').split('/');
  if (until === undefined || more !== undefined) {
    throw new RangeError(`Write a period as in [2020-05/2023], [2020/] or [/2023]; this is "${found[0]}".`);
  }
  return { rest: entry.slice(0, found.index).trim(), from: from.trim() || null, until: until.trim() || null };
}
