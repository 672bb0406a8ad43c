/** The contract's own scalars: each refuses what it does not mean, with a sentence that says what to write instead. */
import { GraphQLError } from 'graphql';
import { parseDay, parsePartialDate } from '../domain/dates.ts';
import { builder } from './builder.ts';

builder.scalarType('Date', {
  description: 'A calendar day by ISO 8601: "2023-08-23".',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: String,
  parseValue: (value) => read('Date', value, parseDay),
});

builder.scalarType('DateTime', {
  description: 'An instant by RFC 3339 in UTC: "2026-05-04T12:30:00Z".',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: String,
  parseValue: (value) => read('DateTime', value, parseInstant),
});

builder.scalarType('EDTF', {
  description:
    'A date as a report gives it, by the Extended Date/Time Format: "2023", "2023-08" or "2023-08-23", each with "~" for about; ' +
    '"[..2024-11-05]" for on or before that day.',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: String,
  parseValue: (value) => read('EDTF', value, (text) => parsePartialDate(text).edtf),
});

builder.scalarType('URL', {
  description: 'An absolute http or https address without user name and password, at most 2,048 characters.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: String,
  parseValue: (value) => read('URL', value, parseUrl),
});

function read<T>(scalar: string, value: unknown, parse: (text: string) => T): T {
  if (typeof value !== 'string') {
    throw new GraphQLError(`${scalar} is written as text in quotation marks, not as ${kindOf(value)}.`);
  }
  try {
    return parse(value);
  } catch (error) {
    if (error instanceof RangeError) throw new GraphQLError(error.message);
    throw error;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(text: string): string {
  const day = text.slice(0, 10);
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) {
    throw new RangeError(`${shown(text)} is not an instant. Write it as 2026-05-04T12:30:00Z.`);
  }
  parseDay(day);
  return new Date(text).toISOString();
}

const MOST_URL_CHARACTERS = 2048;

function parseUrl(text: string): string {
  if (text.length > MOST_URL_CHARACTERS) {
    throw new RangeError(
      `This URL has ${text.length} characters; at most 2,048 are taken. Leave out what only tracks readers.`,
    );
  }
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new RangeError(
      `${shown(text)} is not an absolute http or https URL. Write it whole: https://example.com/article.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError('A URL with a user name or password is not taken. Leave out the part before the "@".');
  }
  return text;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
