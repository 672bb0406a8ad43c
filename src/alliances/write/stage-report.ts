/** Stages a report: a new one, or what a later input adds to a known one. */
import { knownFrom } from '../../domain/dates.ts';
import { type Day, MIN_DAY, type PublisherId, type ReportId } from '../../domain/model.ts';
import type { SourceReliability } from '../../domain/vocabulary.ts';
import type { Warning } from '../alliances.ts';
import type { FieldChange } from '../documents.ts';
import type { Path } from './fields.ts';
import type { KnownReport } from './found.ts';
import { reportId } from './ids.ts';
import type { LookedUp } from './look-up.ts';
import type { ReportDraft } from './report-draft.ts';
import { amendKnownFrom, type Row, type Stage, stageRow } from './stage.ts';

export interface StagedReport {
  readonly id: ReportId;
  readonly publisher: PublisherId;
  readonly publisherName: string;
  readonly reliability: SourceReliability;
  readonly knownFrom: Day;
  readonly background: boolean;
  /** Ids of the claims that it is known to state. */
  readonly claims: ReadonlySet<string>;
}

/**
 * The same URL is the same report. What it was first said to be stays; a later input may add what was missing (a known date
 * beats none), and what contradicts becomes a warning.
 *
 * @param path of the report in the input, for warnings
 * @param pending whether what is added waits for review: then a known report gets no date, from which its claims would count
 */
export function stageReport(
  stage: Stage,
  lookedUp: LookedUp,
  draft: ReportDraft,
  today: Day,
  path: Path,
  warnings: Warning[],
  pending = false,
): StagedReport {
  const id = reportId(draft);
  const known = lookedUp.report(id);
  return known ? amended(stage, id, known, draft, path, warnings, pending) : created(stage, lookedUp, id, draft, today);
}

function created(stage: Stage, lookedUp: LookedUp, id: ReportId, draft: ReportDraft, today: Day): StagedReport {
  const publisher = lookedUp.publisher(draft.publisher);
  const background = draft.url === null;
  const retrieved = draft.retrieved ?? today;
  const known = background ? MIN_DAY : knownFrom(draft.published, retrieved, today);
  stageRow(stage, 'reports', {
    publisher: publisher.id,
    values: {
      ...{
        id,
        url: draft.url,
        title: draft.title,
        retrieved,
        recordedDay: today,
        language: draft.language,
        background,
      },
      ...{ published: draft.published?.edtf ?? null, knownFrom: known },
      ...{ publishedFrom: draft.published?.earliest ?? null, publishedTo: draft.published?.latest ?? null },
    },
  });
  stage.created.push(id);
  stage.subjects.reports.add(id);
  const { reliability } = publisher;
  return {
    ...{ id, publisher: publisher.id, publisherName: draft.publisher, reliability, knownFrom: known, background },
    claims: new Set(),
  };
}

function amended(
  stage: Stage,
  id: ReportId,
  known: KnownReport,
  draft: ReportDraft,
  path: Path,
  warnings: Warning[],
  pending: boolean,
): StagedReport {
  const values: Record<string, Row[string]> = {};
  const changes: FieldChange[] = [];
  let publicFrom = known.knownFrom;

  function consider(field: 'title' | 'published' | 'language', given: string | null) {
    if (given === null || given === known[field]) return;
    const on = [...path, field].map(String);
    if (field === 'published' && known.published === null && pending) {
      const message =
        'This report is recorded without a date. A reviewer may add it, for its claims would count from then on.';
      warnings.push({ code: 'REPORT_DIFFERS', message, path: on });
      return;
    }
    if (known[field] === null) {
      values[field] = given;
      changes.push({ field, before: null, after: given });
    } else {
      warnings.push({
        code: 'REPORT_DIFFERS',
        // A title may have to be removed one day, and answers are kept.
        message: `This report is recorded with another ${fieldWords[field]}${field === 'title' ? '' : `, "${known[field]}"`}, which stays.`,
        path: on,
      });
    }
  }
  consider('title', draft.title);
  consider('published', draft.published?.edtf ?? null);
  consider('language', draft.language);
  if (draft.publisher !== known.publisherName) {
    warnings.push({
      code: 'REPORT_DIFFERS',
      message: `This report is recorded as published by ${known.publisherName}, which stays.`,
      path: [...path, 'publisher'].map(String),
    });
  }
  if (values.published !== undefined && draft.published !== null && !known.background) {
    publicFrom = knownFrom(draft.published, known.retrieved, known.recordedDay);
    values.publishedFrom = draft.published.earliest;
    values.publishedTo = draft.published.latest;
    values.knownFrom = publicFrom;
    if (publicFrom !== known.knownFrom) {
      amendKnownFrom(stage, id, publicFrom);
      for (const deal of known.deals) stage.changedDeals.add(deal);
    }
  }
  if (changes.length > 0) {
    stageRow(stage, 'reportChanges', { id, values });
    stage.subjects.reports.add(id);
    stage.fields.push(...changes.map((change) => ({ ...change, field: `${id} ${change.field}` })));
  }
  return {
    ...{ id, publisher: known.publisher, publisherName: known.publisherName, reliability: known.reliability },
    ...{ knownFrom: publicFrom, background: known.background, claims: new Set(known.claims) },
  };
}

const fieldWords = { title: 'title', published: 'date', language: 'language' } as const;
