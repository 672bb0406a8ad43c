/** A row of a table of claims as what a researcher would hand in; each problem with the column that it is in. */
import * as vocabulary from '../../domain/vocabulary.ts';
import { InputError } from '../errors.ts';
import type { ClaimInput, ReportInput } from '../inputs.ts';
import { draftReportDeals, type ReportDealsDraft } from '../write/report-draft.ts';
import type { ColumnName } from './columns.ts';
import { entriesOf, readMilestone, readMoney, readParty, readStake, referenceTo, wordIn } from './parts.ts';

export interface ClaimRow {
  readonly report: ReportInput;
  readonly claim: ClaimInput;
  /** Both, checked. */
  readonly draft: ReportDealsDraft;
}

export type Cells = Readonly<Partial<Record<ColumnName, string>>>;

/** @throws InputError that names the columns */
export function readRow(cells: Cells): ClaimRow {
  const problems: string[] = [];
  const text = (column: ColumnName) => (cells[column]?.trim() ? cells[column].trim() : null);
  const attempt = <T>(column: ColumnName, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(`${column}: ${error.message}`);
      return null;
    }
  };
  const each = <T>(column: ColumnName, read: (entry: string) => T): T[] =>
    entriesOf(cells[column] ?? '').flatMap((entry) => attempt(column, () => read(entry)) ?? []);
  const word = (column: ColumnName, words: object) => {
    const given = text(column);
    return given === null ? null : wordIn(words, given);
  };
  const confirmed = text('confirm_new');
  if (confirmed !== null && !/^(yes|no)$/i.test(confirmed)) problems.push('confirm_new: Write yes or no.');
  const [id, key] = [text('deal_id'), text('deal_key')];
  if (id !== null && key !== null)
    problems.push('deal_id: Give either a deal_id or a deal_key, and leave the other empty.');

  const report: ReportInput = {
    ...{ url: text('report_url') ?? '', title: text('report_title'), publisher: text('publisher') ?? '' },
    ...{ published: text('published'), retrieved: text('retrieved'), language: text('language') },
  };
  const claim = {
    ...(id === null ? key !== null && { deal: { key } } : { deal: { id } }),
    confirmNew: confirmed?.toLowerCase() === 'yes',
    stage: word('stage', vocabulary.stages),
    type: word('type', vocabulary.dealTypes),
    activities: each('activities', (entry) => wordIn(vocabulary.activities, entry)),
    parties: each('parties', readParty),
    jointVenture: text('joint_venture') === null ? null : referenceTo(text('joint_venture') ?? '', 'organization:'),
    stakes: each('stakes', readStake),
    milestones: each('milestones', readMilestone),
    value: text('value') === null ? null : attempt('value', () => readMoney(text('value') ?? '')),
    models: each('models', (entry) => referenceTo(entry, 'model:')),
    regions: each('regions', (entry) => entry),
    ...{ summary: text('summary') ?? '', quote: text('quote'), attributedTo: each('attributed_to', (entry) => entry) },
    reliability: word('reliability', vocabulary.sourceReliabilities),
    credibility: credibilityOf(text('credibility')),
    // The words are checked with everything else, right below.
  } as ClaimInput;
  let draft: ReportDealsDraft | undefined;
  try {
    draft = draftReportDeals({ report, claims: [claim] });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.fields.map(({ path, message }) => `${columnOf(path)}: ${message}`));
  }
  if (draft === undefined || problems.length > 0) throw new InputError([...new Set(problems)].join(' '));
  return { report, claim, draft };
}

/** What went wrong with a row, in the words of its columns. */
export function problemOf(error: Error & { readonly path?: readonly string[] }): string {
  if (error instanceof InputError && error.fields.length > 0) {
    return error.fields.map(({ path, message }) => `${columnOf(path)}: ${message}`).join(' ');
  }
  return error.path !== undefined && error.path.length > 0
    ? `${columnOf(error.path)}: ${error.message}`
    : error.message;
}

/** Credibility is a number by the Admiralty scale. */
function credibilityOf(text: string | null): string | null {
  if (text === null) return null;
  const words = Object.keys(vocabulary.informationCredibilities);
  return /^[1-6]$/.test(text) ? (words[Number(text) - 1] ?? text) : wordIn(vocabulary.informationCredibilities, text);
}

const byField: Readonly<Record<string, ColumnName>> = {
  ...{ url: 'report_url', title: 'report_title', publisher: 'publisher', published: 'published' },
  ...{ retrieved: 'retrieved', language: 'language', deal: 'deal_key', confirmNew: 'confirm_new' },
  ...{ jointVenture: 'joint_venture', attributedTo: 'attributed_to' },
};

/** `input.report.url`, `input.claims.0.parties.1.organization`. */
function columnOf(path: readonly string[]): string {
  const field = path[1] === 'report' ? path[2] : path[3];
  if (path[3] === 'deal' && path[4] === 'id') return 'deal_id';
  return field === undefined ? 'row' : (byField[field] ?? field);
}
