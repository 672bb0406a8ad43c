/** Identifiers of organisations in other registers: what each looks like, and its check digits. */
import type { IdentifierScheme } from './vocabulary.ts';

/** What is wrong with the identifier, in a sentence that says what it should be; null where nothing is. */
export function checkIdentifier({ scheme, value }: { scheme: IdentifierScheme; value: string }): string | null {
  const { holds, form } = rules[scheme];
  return holds(value) ? null : `${shown(value)} is no ${scheme}: ${form}.`;
}

interface Rule {
  readonly holds: (value: string) => boolean;
  readonly form: string;
}

const rules = {
  LEI: {
    holds: (value) => /^[0-9A-Z]{18}[0-9]{2}$/.test(value) && remainder97(letterDigits(value)) === 1,
    form: 'it has 20 capital letters and digits (ISO 17442), the last two of which check the others',
  },
  WIKIDATA: {
    holds: (value) => /^Q[1-9]\d{0,11}$/.test(value),
    form: 'it is a Q and a number, such as Q246',
  },
  WMI: {
    holds: (value) => /^[0-9A-HJ-NPR-Z]{3}$/.test(value),
    form: 'it has three capital letters or digits without I, O and Q (ISO 3780), such as WVW',
  },
  ISIN: {
    holds: (value) => /^[A-Z]{2}[0-9A-Z]{9}[0-9]$/.test(value) && passesLuhn(letterDigits(value)),
    form: 'it has two capital letters, nine letters or digits and a check digit (ISO 6166), such as NL00150001Q9',
  },
  PERMID: {
    holds: (value) => /^[1-9]\d{6,14}$/.test(value),
    form: 'it is a number of 7 to 15 digits, such as 4295869230',
  },
  WEBSITE: {
    holds: isWebsite,
    form: 'it is an http or https address without a password, such as https://www.stellantis.com',
  },
} as const satisfies Record<IdentifierScheme, Rule>;

/** Letters as two digits, A = 10 to Z = 35 (ISO 7064 and ISO 6166 alike). */
function letterDigits(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** ISO 7064, MOD 97-10: the remainder of a number of any length. */
function remainder97(digits: string): number {
  return [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
}

/** The Luhn formula (ISO/IEC 7812-1, annex B): every second digit from the right is doubled, and the sum ends in 0. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isWebsite(value: string): boolean {
  const url = value.length <= 2_048 && !/\s/.test(value) ? URL.parse(value) : null;
  if (url === null || !/^https?:\/\//i.test(value)) return false;
  return url.username === '' && url.password === '' && url.hostname !== '';
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
