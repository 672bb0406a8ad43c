/** Removes text that must not be kept (a quote, a summary, a title) everywhere; what it says of deals stays. */

import type { Actor } from '../alliances.ts';
import type { FieldChange } from '../documents.ts';
import { NotFoundError } from '../errors.ts';
import { redactLog, textsOfClaim, textsOfReport } from '../queries/curate.ts';
import type { Entry, Ledger } from '../write/ledger.ts';
import { createStage, stageRow } from '../write/stage.ts';
import { readReason } from './known-claim.ts';

/** What stands in the place of a text that was removed; nobody can put the old one back by reporting it again. */
export const REDACTED = '[redacted]';

/**
 * Of a claim the summary and quote of all its versions; of a report its title as well, with all its claims, and the title in the
 * log. Answers kept for idempotency keys hold none of these texts.
 *
 * @throws InputError, NotFoundError where the id is of nothing that holds such text
 */
export async function redact(
  ledger: Ledger,
  id: string,
  reason: string,
  actor: Actor,
): Promise<{ readonly revision: number }> {
  const why = readReason(reason, { required: true });
  return ledger.write(async (entry) => {
    const texts = await textsOf(entry, id);
    if (texts === undefined) {
      const message = `No claim or report has the id ${id}. Only these hold quotes, summaries and titles: give the id of one.`;
      throw new NotFoundError(message, id, ['id']);
    }
    const { report, publisherName, claims, deals, titled, changes } = texts;
    if (changes.length > 0) await entry.transaction.run(redactLog, { changes });
    const stage = createStage();
    for (const claim of claims) {
      stageRow(stage, 'claimChanges', { id: claim, values: { summary: REDACTED, quote: null } });
      stage.subjects.claims.add(claim);
      stage.fields.push({ field: `${claim} summary`, before: null, after: REDACTED });
    }
    if (titled) {
      stageRow(stage, 'reportChanges', { id: report, values: { title: REDACTED } });
      stage.fields.push({ field: `${report} title`, before: null, after: REDACTED });
    }
    stage.subjects.reports.add(report);
    for (const deal of deals) stage.subjects.deals.add(entry.redirects.survivor(deal));
    const from = `a report by ${publisherName}`;
    const summary = `Removed the text of ${id === report ? from : `a claim of ${from}`}: ${why}`;
    return { revision: await entry.save(stage, await entry.project(stage), { kind: 'REDACTED', summary }, actor) };
  });
}

interface Texts {
  readonly report: string;
  readonly publisherName: string;
  readonly claims: readonly string[];
  readonly deals: readonly string[];
  readonly titled: boolean;
  readonly changes: readonly { readonly id: string; readonly fields: string }[];
}

async function textsOf({ transaction }: Entry, id: string): Promise<Texts | undefined> {
  if (!id.isWellFormed()) return undefined;
  if (id.startsWith('claim:')) {
    const [found] = await transaction.run(textsOfClaim, { id });
    return found && { ...found, titled: false, changes: [] };
  }
  const [found] = await transaction.run(textsOfReport, { id });
  if (found === undefined) return undefined;
  const { title, changes, ...rest } = found;
  const untold = changes.flatMap(({ id: change, fields }) => {
    const without = withoutTitle(fields, `${id} title`);
    return without === null ? [] : [{ id: change, fields: without }];
  });
  return { ...rest, titled: title !== null, changes: untold };
}

/** The fields of a change as JSON text, what they say of the title removed; null where they say nothing of it. */
function withoutTitle(text: string, title: string): string | null {
  const fields = JSON.parse(text) as FieldChange[];
  if (!fields.some(({ field }) => field === title)) return null;
  const told = (value: string | null) => (value === null ? null : REDACTED);
  return JSON.stringify(
    fields.map((one) => (one.field === title ? { ...one, before: told(one.before), after: told(one.after) } : one)),
  );
}
