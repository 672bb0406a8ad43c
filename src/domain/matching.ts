/** Which organisation a name from elsewhere means: careful, for a wrong match is worse than a question. */
import { type NameKeys, nameKeys, nameSteps } from './names.ts';
import { isWithinOneTypo } from './search-match.ts';
import { joinedWords, type SearchWord, searchWords, weightOf } from './search-words.ts';
import type { IdentifierScheme, OrganizationKind } from './vocabulary.ts';

interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** What somebody else's list says of an organisation. */
export interface CandidateFacts {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly kind: OrganizationKind | null;
  readonly identifiers: readonly Identifier[];
}

export interface OrganizationFacts {
  readonly id: string;
  readonly names: readonly string[];
  readonly country: string | null;
  readonly kind: OrganizationKind;
  readonly identifiers: readonly Identifier[];
}

export interface OrganizationMatch {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  /** Whether it can be taken without a person's word: sure enough, and no other comes near. At most one of a list. */
  readonly match: boolean;
  readonly matchedName: string;
  /** English sentences: what speaks for it, and what against it. */
  readonly explanation: readonly string[];
}

/** From here on a match is taken, where the next one is far enough behind. */
export const SURE = 0.85;
const LEAD = 0.05;
const LEAST = 0.3;

/**
 * Weighs organisations against what is known of a candidate, the likeliest first; what has little in common is left out.
 *
 * A common identifier decides. Else the name does, by the step of the look-up at which it is the same: as written, without
 * case, without legal form, transliterated; and as there, the first step that any organisation meets puts the later ones
 * behind ("Mitsubishi Corporation" is not Mitsubishi Motors, though that is also called Mitsubishi). The same words in
 * another order, or written together, come next. A name that lacks a word or has another one, or a typo, is shown and never
 * taken: that word may be all that tells Toyota from Toyota Industries. Nor is what is the same only without its legal form,
 * where the organisation has longer names ("Mitsubishi Corporation" is not Mitsubishi Motors, even where nobody else is
 * called Mitsubishi), or two or three Chinese signs that are merely read alike. Country and kind raise or lower what the name
 * gives.
 */
export function matchOrganizations(
  candidate: CandidateFacts,
  organizations: readonly OrganizationFacts[],
): OrganizationMatch[] {
  const asked = readName(candidate.name);
  const compared = organizations.map((organization) => ({ organization, name: bestName(asked, organization.names) }));
  const first = Math.min(...compared.map(({ name }) => name?.step ?? LAST_STEP));
  const found = compared.flatMap(({ organization, name }) => {
    if (name === null) return [];
    const { score, explanation } = weigh(candidate, organization, name, first);
    return score < LEAST ? [] : [{ id: organization.id, score, matchedName: name.value, explanation }];
  });
  found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const [best, next] = found;
  const isSure = best !== undefined && best.score >= SURE && best.score - (next?.score ?? 0) >= LEAD;
  return found.map((match) => ({ ...match, match: isSure && match === best }));
}

interface ReadName {
  readonly keys: NameKeys;
  readonly words: readonly SearchWord[];
  readonly joined: string;
}

interface NameComparison {
  readonly value: string;
  readonly score: number;
  /** The place of the step of the look-up at which it is the same; LAST_STEP: at none. */
  readonly step: number;
  readonly sentence: string;
}

const LAST_STEP = nameSteps.length;
const sameName = [
  { score: 1, how: 'The name is the same' },
  { score: 0.98, how: 'The name is the same but for capitals' },
  { score: 0.96, how: 'The name is the same but for the legal form' },
  { score: 0.94, how: 'The name is the same in another script or spelling' },
] as const;
/** What a later step of the look-up counts for where another organisation meets an earlier one. */
const BEHIND = 0.8;

/** A list asks for the same organisations over and over. */
const read = new Map<string, ReadName>();
const MOST_REMEMBERED = 20_000;

function readName(value: string): ReadName {
  const known = read.get(value);
  if (known !== undefined) return known;
  const words = searchWords(value);
  const name = { keys: nameKeys(value), words, joined: joinedWords(words) };
  if (read.size >= MOST_REMEMBERED) read.clear();
  read.set(value, name);
  return name;
}

/** The name that is nearest; null where there is none. */
function bestName(asked: ReadName, names: readonly string[]): NameComparison | null {
  let best: NameComparison | null = null;
  for (const value of names) {
    const compared = withDoubt(asked, compareNames(asked, value), names);
    if (best === null || compared.score > best.score || (compared.score === best.score && value < best.value)) {
      best = compared;
    }
  }
  return best;
}

/** What is shown to a person and not taken: below `SURE`. */
const DOUBTFUL = 0.8;

/** The comparison, brought down where the same key may yet be another organisation's name. */
function withDoubt(asked: ReadName, compared: NameComparison, names: readonly string[]): NameComparison {
  if (compared.step < nameSteps.indexOf('bare') || compared.step === LAST_STEP) return compared;
  const { value, sentence } = compared;
  const name = readName(value);
  const isOfOtherForm = wordsOf(asked) !== wordsOf(name);
  const longer = names.find((other) => isPartOf(name.words, readName(other).words));
  if (isOfOtherForm && longer !== undefined) {
    const doubt = `It is short for “${longer}”, and with another legal form may be another company.`;
    return { ...compared, score: DOUBTFUL, sentence: `${sentence} ${doubt}` };
  }
  if (isShortRun(asked) && isShortRun(name)) {
    return { ...compared, score: DOUBTFUL, sentence: `${sentence} Other signs may be read alike.` };
  }
  return compared;
}

/** With the legal form, wherever it stands: "AB Volvo" is "Volvo AB". */
function wordsOf({ keys }: ReadName): string {
  return keys.folded.split(' ').sort().join(' ');
}

/** Whether the longer name begins with these words, or a run of it with this run, and goes on. */
function isPartOf(words: readonly SearchWord[], longer: readonly SearchWord[]): boolean {
  if (words.length === 0 || joinedWords(words) === joinedWords(longer)) return false;
  const last = words.length - 1;
  return words.every(({ text }, place) => {
    const other = longer[place]?.text;
    return other === text || (place === last && !ASCII.test(text) && other?.startsWith(text) === true);
  });
}

/** A name of two or three Chinese, Japanese or Korean signs. */
function isShortRun({ keys, words }: ReadName): boolean {
  return words.length === 1 && !ASCII.test(words[0]?.text ?? '') && keys.bare.length <= 3;
}

const ASCII = /^[a-z0-9]*$/;

function compareNames(asked: ReadName, value: string): NameComparison {
  const name = readName(value);
  const quoted = `“${value}”`;
  const step = nameSteps.findIndex((key) => asked.keys[key] === name.keys[key]);
  const same = sameName[step];
  if (same !== undefined) return { value, step, score: same.score, sentence: `${same.how}: ${quoted}.` };
  const other = { value, step: LAST_STEP };
  if (asked.words.length === 0 || name.words.length === 0) return { ...other, score: 0, sentence: '' };
  if (asked.joined === name.joined) {
    return { ...other, score: 0.9, sentence: `The name is the same but for its spaces: ${quoted}.` };
  }
  const { pairs, left, right } = pairWords(asked.words, name.words);
  if (left.length + right.length === 0) {
    const slips = pairs.filter(({ isSame }) => !isSame).length;
    if (slips > 0) return { ...other, score: 0.8, sentence: `The name differs by a slip of the pen from ${quoted}.` };
    return { ...other, score: 0.9, sentence: `The words are those of ${quoted}, in another order or number.` };
  }
  const weight = (words: readonly SearchWord[]) => words.reduce((sum, word) => sum + weightOf(word), 0);
  const met = pairs.reduce((sum, { asked, name }) => sum + weightOf(asked) + weightOf(name), 0);
  const share = met / (met + weight(left) + weight(right));
  const lacking = [...left, ...right].map(({ text }) => `“${text}”`).join(', ');
  return { ...other, score: 0.75 * share, sentence: `It resembles ${quoted}, but ${lacking} has no counterpart.` };
}

interface WordPairs {
  readonly pairs: readonly { readonly asked: SearchWord; readonly name: SearchWord; readonly isSame: boolean }[];
  /** Words of one name that the other has not. */
  readonly left: readonly SearchWord[];
  readonly right: readonly SearchWord[];
}

/** Pairs equal words first, then those one typo apart. */
function pairWords(asked: readonly SearchWord[], name: readonly SearchWord[]): WordPairs {
  const pairs: { asked: SearchWord; name: SearchWord; isSame: boolean }[] = [];
  const right = [...name];
  const pair = (words: readonly SearchWord[], fits: (a: SearchWord, b: SearchWord) => boolean, isSame: boolean) =>
    words.filter((word) => {
      const at = right.findIndex((other) => fits(word, other));
      const [other] = at < 0 ? [] : right.splice(at, 1);
      if (other !== undefined) pairs.push({ asked: word, name: other, isSame });
      return other === undefined;
    });
  const unequal = pair(asked, (a, b) => singular(a.text) === singular(b.text), true);
  const left = pair(unequal, (a, b) => a.text.length >= 5 && isWithinOneTypo(a.text, b.text), false);
  return { pairs, left, right };
}

/** "Cars" and "car", "Motors" and "motor" are one word in names. */
function singular(word: string): string {
  return /^[a-z]{3,}[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function weigh(candidate: CandidateFacts, organization: OrganizationFacts, name: NameComparison, first: number) {
  const explanation = name.sentence === '' ? [] : [name.sentence];
  let score = name.score;
  if (name.step > first) {
    score *= BEHIND;
    explanation.push('Another organisation bears the name as it is written.');
  }
  const { country, kind } = organization;
  if (candidate.country !== null && country !== null) {
    const isSame = candidate.country.toUpperCase() === country;
    if (!isSame) score *= 0.8;
    explanation.push(isSame ? `Both are of ${country}.` : `The countries differ: ${candidate.country} and ${country}.`);
  }
  if (candidate.kind !== null && !areAlike(candidate.kind, kind)) {
    score *= 0.9;
    explanation.push(`The kinds differ: ${candidate.kind} and ${kind}.`);
  }
  const identified = compareIdentifiers(candidate.identifiers, organization.identifiers);
  if (identified !== null) {
    score = identified.isSame ? 1 : Math.min(score * 0.3, 0.5);
    explanation.unshift(identified.sentence);
  }
  return { score: Math.round(score * 100) / 100, explanation };
}

/** A brand and the maker behind it are often listed as one another. */
function areAlike(a: OrganizationKind, b: OrganizationKind): boolean {
  return a === b || a === 'OTHER' || b === 'OTHER' || (isMake(a) && isMake(b));
}

function isMake(kind: OrganizationKind): boolean {
  return kind === 'AUTOMAKER' || kind === 'BRAND';
}

/** Of these an organisation has one, and no other has the same. A website or maker's code may be shared, and shares have several. */
const unique: ReadonlySet<IdentifierScheme> = new Set<IdentifierScheme>(['LEI', 'WIKIDATA', 'PERMID']);

function compareIdentifiers(a: readonly Identifier[], b: readonly Identifier[]) {
  let differing: string | null = null;
  for (const { scheme, value } of a.filter((identifier) => unique.has(identifier.scheme))) {
    for (const other of b) {
      if (other.scheme !== scheme) continue;
      if (other.value.toUpperCase() === value.toUpperCase()) {
        return { isSame: true, sentence: `The identifier is the same: ${scheme} ${value}.` };
      }
      differing = `The identifiers differ: ${scheme} ${value} and ${other.value}.`;
    }
  }
  return differing === null ? null : { isSame: false, sentence: differing };
}
