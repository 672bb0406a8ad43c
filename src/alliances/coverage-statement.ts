/** What the graph covers, in English, with what it does not mean. */
import { dayText } from '../domain/dates.ts';
import { capitalized, countText } from '../domain/words.ts';
import type { CoverageDocument } from './documents.ts';

/**
 * "This graph holds 566 claims from 312 reports, published between 1 March 1999 and 4 May 2026, on 231 deals between 274
 * organisations, … What no report recorded here speaks of is missing: no tie recorded is not the same as no tie."
 */
export function coverageStatement(coverage: CoverageDocument): string {
  if (coverage.claims === 0) return `This graph holds no sourced claim yet. ${CAVEAT}`;
  const sentences = [
    `This graph holds ${countText(coverage.claims, 'claim')} from ${countText(coverage.reports, 'report')}${published(coverage)}, ` +
      `on ${countText(coverage.deals, 'deal')} among ${countText(coverage.organizations, 'organisation')}, ` +
      `and describes ${countText(coverage.models, 'car model')}.`,
  ];
  if (coverage.placeholders > 0) {
    const be = coverage.placeholders === 1 ? 'is' : 'are';
    sentences.push(
      `${capitalized(countText(coverage.placeholders, 'more name'))} ${be} only mentioned, and not yet described.`,
    );
  }
  return [...sentences, CAVEAT].join(' ');
}

const CAVEAT = 'It knows only what these reports say: no tie recorded is not the same as no tie.';

function published({ earliest, latest }: CoverageDocument): string {
  if (earliest === null || latest === null) return '';
  return earliest === latest
    ? `, published on ${dayText(latest)}`
    : `, published between ${dayText(earliest)} and ${dayText(latest)}`;
}
