/** The reports behind the starter data's lines: one for every address, whichever lines name it. */
import type { SourceLine } from '../../exchange/starter-shape/lines.ts';
import type { Notice, Place } from '../../exchange/starter-shape/notes.ts';
import type { ReportInput } from '../inputs.ts';
import { canonicalUrl } from '../write/canonical-url.ts';
import { readDate, readDay } from './dates.ts';

export interface ReportBook {
  /** The report of a source, as all lines together describe it. */
  of(url: string): ReportInput;
  /** In the order in which they were first named. */
  readonly all: readonly ReportInput[];
}

/**
 * Gathers what the lines say of their reports. A known title, date or day beats none; of two that differ the first stays,
 * and the other is noted.
 */
export function gatherReports(
  sources: Iterable<{ readonly place: Place; readonly source: SourceLine; readonly field: string }>,
  notice: Notice,
): ReportBook {
  const reports = new Map<string, ReportInput>();
  for (const { place, source, field } of sources) {
    const { url, publisher, title = null } = source;
    const published = readDate(source.published, `${field}.published`, place, notice);
    const retrieved = readDay(source.retrieved, `${field}.retrieved`, place, notice);
    const key = reportKey(url);
    const first = reports.get(key);
    if (!first) {
      reports.set(key, { url, publisher, title, published, retrieved });
      continue;
    }
    const same = (name: 'publisher' | 'title' | 'published', value: string | null) => {
      const known = first[name] ?? null;
      if (value === null || known === null || value === known) return known ?? value;
      const message = `Another line of the same report says "${known}", which stands.`;
      notice(place, { kind: 'conflict', field: `${field}.${name}`, value, message });
      return known;
    };
    same('publisher', publisher);
    reports.set(key, {
      ...first,
      title: same('title', title),
      published: same('published', published),
      retrieved: first.retrieved ?? retrieved,
    });
  }
  const of = (url: string) => {
    const report = reports.get(reportKey(url));
    if (!report) throw new Error(`No line names the report ${url}.`);
    return report;
  };
  return { of, all: [...reports.values()] };
}

/** The same for every way in which the address of one report is written. */
export function reportKey(url: string): string {
  try {
    return canonicalUrl(url);
  } catch {
    // Recording it will say what is wrong with it.
    return url;
  }
}
