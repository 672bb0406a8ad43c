/** Undoes a merge: the redirect counts no more, and all is projected again, so that it is exact whatever was written in between. */
import { redirectsOf } from '../../domain/redirects.ts';
import type { Actor } from '../alliances.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { mergesById, undoneMerge } from '../queries/merge.ts';
import type { Ledger } from '../write/ledger.ts';
import { kindSections } from '../write/new-nodes.ts';
import { createStage, type Merging, stageId } from '../write/stage.ts';
import type { MergeAnswer } from './merge.ts';
import { draftUndo, type UndoMergeInput } from './merge-draft.ts';
import { linkRedirects } from './redirects.ts';
import { stageMerging } from './stage-merging.ts';
import { holdMerges, readSubjects, type Subject } from './subjects.ts';

/**
 * The duplicate answers for itself again, with all claims that named it or what is merged into it. Any merge may be undone,
 * whatever was merged before or after it: each is a redirect by itself.
 *
 * @throws InputError, NotFoundError, ConflictError (it is undone already, or nothing is left of one of two deals)
 */
export async function undoMerge(ledger: Ledger, input: UndoMergeInput, actor: Actor): Promise<MergeAnswer> {
  const { merge: id, reason } = draftUndo(input);
  return ledger.write(async (entry) => {
    const merges = await holdMerges(entry);
    const [merge] = await entry.transaction.run(mergesById, { ids: [id] });
    if (!merge)
      throw new NotFoundError(`There is no merge with the id ${id}. Changes of the kind MERGED name theirs.`, id, [
        'merge',
      ]);
    if (!merge.active) throw new ConflictError(`${id} is undone already: ${merge.duplicate} answers for itself.`);

    const left = merges.active.filter((active) => active.id !== id);
    const after = redirectsOf(left, merges.revision + 1);
    const merging: Merging = { before: merges.redirects, after, gone: [], back: [merge.duplicate] };
    await entry.transaction.run(undoneMerge, { id });
    // First: only what is an organisation or a deal again can take back what it had.
    await linkRedirects(entry, merging);

    const stage = createStage(merging);
    const answered = merges.redirects.survivor(merge.duplicate);
    const subjects = await readSubjects(entry, [answered, merge.duplicate]);
    const [survivor, duplicate] = [subjects.get(answered), subjects.get(merge.duplicate)];
    if (!survivor || !duplicate) throw new Error(`${id} merges what is not in the graph.`);
    await stageMerging(entry, stage, [survivor, duplicate]);
    if (duplicate.row) {
      stageId(stage, kindSections[duplicate.row.kind], duplicate.id);
      stage.organizationRows.set(duplicate.id, duplicate.row);
    }
    stage.subjects.merges.add(id);
    stage.fields.push({ field: `${duplicate.id} merged into`, before: survivor.id, after: null });
    const outcome = await entry.project(stage);
    for (const subject of [survivor, duplicate]) guardEmpty(subject, outcome.claims);
    // The title of a deal that was merged is composed anew.
    const nameOf = (subject: typeof survivor) => outcome.rows.get(subject.id)?.title ?? subject.name;
    const summary = `Split ${nameOf(duplicate)} from ${nameOf(survivor)}: ${reason}`;
    const revision = await entry.save(stage, outcome, { kind: 'SPLIT', summary }, actor);
    return { merge: id, revision };
  });
}

/** A deal is what claims are about: one whose own claims were removed (those of the starter data) cannot stand by itself. */
function guardEmpty({ id, merges }: Subject, claims: ReadonlyMap<string, readonly unknown[]>): void {
  if (merges !== 'DEAL' || (claims.get(id)?.length ?? 0) > 0) return;
  throw new ConflictError(
    `The claims about ${id} itself were removed, so nothing would be left of it. Leave it merged.`,
  );
}
