/** What kind of name an alias is: by the table of exceptions, else by how it is written. */
import { detectScript, nameKeys } from '../../domain/names.ts';
import type { NameType } from '../../domain/vocabulary.ts';
import type { MappingTables } from './tables.ts';

export interface TypedName {
  readonly value: string;
  readonly type: NameType;
  /** ISO 639-1; null: not told by the writing. */
  readonly language: string | null;
}

/**
 * The type of an organisation's or model's other name.
 * @param of its main name and the country (ISO 3166-1 alpha-2) whose language is its own
 */
export function typeName(
  value: string,
  of: { readonly name: string; readonly country: string | null },
  exceptions: MappingTables['names'],
): TypedName {
  const exception = exceptions.get(value);
  if (exception) return { value, ...exception };
  const script = detectScript(value);
  if (TICKER.test(value)) return { value, type: 'TICKER', language: null };
  const language = script === null ? undefined : languages[script];
  if (language !== undefined) {
    const own = of.country !== null && (ownLanguages[of.country] ?? []).includes(language);
    return { value, type: own ? 'TRADE' : 'TRANSLATION', language };
  }
  const { folded, bare } = nameKeys(value);
  if (bare !== folded) return { value, type: 'LEGAL', language: null };
  const styled = nameKeys(of.name)
    .folded.split(/[^\p{L}\p{N}]+/u)
    .includes(folded);
  if (ABBREVIATION.test(value) && !styled) return { value, type: 'ABBREVIATION', language: null };
  return { value, type: 'TRADE', language: null };
}

/** Reuters' codes (`STLAM.MI`, `VOWG_p.DE`, `9863.HK`) and Korea's six digits. */
const TICKER = /^(?:[A-Z0-9]+[a-z]?(?:_[a-z])?\.[A-Z]{1,2}|\d{6})$/;
const ABBREVIATION = /^[A-Z][A-Z0-9&]{1,6}$/;

/** By ISO 15924. Characters alone do not tell Japanese from Chinese: the table of exceptions names the Japanese ones. */
const languages: Readonly<Record<string, string>> = { Jpan: 'ja', Kore: 'ko', Hani: 'zh', Cyrl: 'ru', Thai: 'th' };

const ownLanguages: Readonly<Record<string, readonly string[]>> = {
  CN: ['zh'],
  HK: ['zh'],
  TW: ['zh'],
  JP: ['ja'],
  KR: ['ko'],
  RU: ['ru'],
  TH: ['th'],
};
