/** Names in any script: the keys by which they are found, the script they are in, and the readable ids made from them. */
import { transliterate } from 'transliteration';
import { withoutLegalForm } from './legal-forms.ts';
import type { DealId, ModelId, OrganizationId, PublisherId } from './model.ts';

/**
 * What a name is looked up by, step by step: the first step that matches anything decides.
 * `exact` is the normal form; `folded` is without case; `bare` also without legal form; `latin` also transliterated, with
 * nothing but letters, digits and single spaces. No key is empty unless the name has no visible character.
 */
export interface NameKeys {
  readonly exact: string;
  readonly folded: string;
  readonly bare: string;
  readonly latin: string;
}

/** The steps of a look-up, in order. */
export const nameSteps = ['exact', 'folded', 'bare', 'latin'] as const satisfies readonly (keyof NameKeys)[];

/** The look-up keys of a name; two names that a reader cannot tell apart have the same `exact`. */
export function nameKeys(name: string): NameKeys {
  const known = keysRead.get(name);
  if (known !== undefined) return known;
  const keys = keysOf(name);
  if (name.length > LONGEST_REMEMBERED) return keys;
  if (keysRead.size >= MOST_REMEMBERED) keysRead.clear();
  keysRead.set(name, keys);
  return keys;
}

/** The same few thousand names are read again and again. */
const keysRead = new Map<string, NameKeys>();
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 100;

function keysOf(name: string): NameKeys {
  const exact = normalizeName(name);
  const folded = withoutCase(exact);
  const bare = withoutLegalForm(folded);
  return { exact, folded, bare, latin: latinWords(bare) || bare };
}

/** The `bare` key alone: without case and legal form. */
export function bareName(name: string): string {
  return withoutLegalForm(withoutCase(normalizeName(name)));
}

/** The form in which names are compared: compatible forms unified (NFKC), without invisible characters, single spaces. Empty: nothing to see. */
export function normalizeName(name: string): string {
  return collapsed(name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')).normalize('NFKC');
}

/** The form in which names are stored: as written, but composed (NFC) and with single spaces. Directional marks stay. */
export function storedName(name: string): string {
  return collapsed(name.normalize('NFC'));
}

/**
 * The script of a name by ISO 15924: Jpan where there is kana, else Kore where there is hangul, else Hani (Han of whatever
 * kind: simplified, traditional and Japanese names share most characters), else the one that most letters are in. Latin
 * letters count only where there are no others, as in "LG에너지솔루션". Null without letters.
 */
export function detectScript(name: string): string | null {
  for (const [code, letters] of eastAsianScripts) if (letters.test(name)) return code;
  const counts = otherScripts.map(([code, letters]) => ({ code, count: name.match(letters)?.length ?? 0 }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  if (most.count > 0) return most.code;
  if (/\p{Script=Latin}/u.test(name)) return 'Latn';
  return /\p{L}/u.test(name) ? 'Zzzz' : null;
}

/**
 * A readable part of an id: Latin letters and digits with hyphens, at most 60 characters. Always the same for the same
 * text; a text that had to be cut, or that has no letter to show, ends in a hash of it.
 */
export function slug(text: string): string {
  const words = latinWords(normalizeName(text).replaceAll('+', ' plus ')).replaceAll(' ', '-');
  if (words.length > 0 && words.length <= LONGEST_SLUG) return words;
  const cut = words.slice(0, LONGEST_SLUG - 9).replace(/-[^-]*$/, '');
  return cut === '' ? hash(text) : `${cut}-${hash(text)}`;
}

/** `organization:stellantis`. Names that differ only in what a slug drops have the same id: see `uniqueId`. */
export function organizationId(name: string): OrganizationId {
  return `organization:${slug(name)}`;
}

/** `model:leapmotor-c11`. */
export function modelId(name: string): ModelId {
  return `model:${slug(name)}`;
}

/** `publisher:auto-alliances`. */
export function publisherId(name: string): PublisherId {
  return `publisher:${slug(name)}`;
}

/** `deal:stellantis-leapmotor-stake`: the same for the same key, and different for different ones. */
export function dealId(key: string): DealId {
  const readable = slug(key);
  return readable === key ? `deal:${key}` : `deal:${readable}--${hash(key)}`;
}

/** The id, or where it is taken the first free one of `id--2`, `id--3` … (no slug has two hyphens in a row). */
export function uniqueId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) {
    const next = `${id}--${number}`;
    if (!taken.has(next)) return next;
  }
}

const LONGEST_SLUG = 60;
const ASCII = /^[\x20-\x7e]*$/;

const eastAsianScripts = [
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Kore', /\p{Script=Hangul}/u],
  ['Hani', /\p{Script=Han}/u],
] as const;

const otherScripts = [
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Telu', /\p{Script=Telugu}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
] as const;

function collapsed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** By way of capitals, so that "ß" equals "ss", as in Unicode's full case folding. */
function withoutCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC');
}

function latinWords(text: string): string {
  const latin = ASCII.test(text)
    ? text.toLowerCase()
    : transliterate(text)
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\p{M}’]/gu, '');
  return latin
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** 32 bits of FNV-1a (Fowler, Noll, Vo) over UTF-16 units, as 7 characters: tells a few names apart, no more. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(7, '0');
}
