/** What is asked of a name from elsewhere, and what it may stand for. */
import type { CandidateFacts } from '../domain/matching.ts';
import { type IdentifierScheme, identifierSchemes, type OrganizationKind } from '../domain/vocabulary.ts';
import type { OrganizationDocument } from './documents.ts';
import { readFields } from './write/fields.ts';

/** What somebody else's list says of an organisation. */
export interface OrganizationCandidate {
  readonly name: string;
  /** ISO 3166-1 alpha-2, in either case. */
  readonly country?: string | null | undefined;
  readonly kind?: OrganizationKind | null | undefined;
  readonly identifiers?: readonly { readonly scheme: IdentifierScheme; readonly value: string }[] | null | undefined;
}

export interface OrganizationMatch {
  readonly organization: OrganizationDocument;
  /** 0 to 1. */
  readonly score: number;
  /** Whether it can be taken without a person's word; at most one of a candidate's matches. */
  readonly match: boolean;
  readonly matchedName: string;
  readonly explanation: readonly string[];
}

/** How many candidates are matched at once. */
export const MOST_CANDIDATES = 100;
const MOST_IDENTIFIERS = 20;

/** @throws InputError with every field that cannot be used */
export function readCandidates(candidates: readonly OrganizationCandidate[]): CandidateFacts[] {
  const fields = readFields();
  const read = fields.list(candidates, ['candidates'], MOST_CANDIDATES, ({ name, country, identifiers, kind }, at) => {
    const inCapitals = fields.text(country, [...at, 'country'], 2)?.toUpperCase() ?? null;
    if (inCapitals !== null && !/^[A-Z]{2}$/.test(inCapitals)) {
      fields.refuse([...at, 'country'], 'Write the country by its two letters, as in JP (ISO 3166-1).');
    }
    return {
      name: fields.name(name, [...at, 'name']),
      country: inCapitals,
      kind: kind ?? null,
      identifiers: fields.list(identifiers, [...at, 'identifiers'], MOST_IDENTIFIERS, ({ scheme, value }, where) => ({
        scheme: fields.word(identifierSchemes, scheme, [...where, 'scheme'], 'WEBSITE'),
        value: fields.requiredText(value, [...where, 'value'], LONGEST_IDENTIFIER).trim(),
      })),
    };
  });
  fields.finish();
  return read;
}

const LONGEST_IDENTIFIER = 2_048;
