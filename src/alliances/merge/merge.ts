/** Merges a duplicate into the organisation or deal that it is the same as: nothing is moved, the one answers for the other. */
import { redirectsOf } from '../../domain/redirects.ts';
import type { Actor } from '../alliances.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { createMerge } from '../queries/merge.ts';
import type { Entry, Ledger } from '../write/ledger.ts';
import { createStage, type Merging } from '../write/stage.ts';
import { draftMerge, type MergeInput } from './merge-draft.ts';
import { linkRedirects } from './redirects.ts';
import { stageMerging } from './stage-merging.ts';
import { holdMerges, type MergeKind, type Merges, readSubjects, type Subject } from './subjects.ts';

export interface MergeAnswer {
  /** The id of the merge. */
  readonly merge: string;
  readonly revision: number;
}

/**
 * From here on the survivor answers for the duplicate, whose id and names go on leading to it. Claims keep what they named, also
 * those recorded later. The survivor's own description stays; kinds may differ, for a name from a report has none.
 *
 * @throws InputError, NotFoundError, ConflictError (the duplicate is merged already)
 */
export function mergeOrganizations(ledger: Ledger, input: MergeInput, actor: Actor): Promise<MergeAnswer> {
  return merge(ledger, 'ORGANIZATION', input, actor);
}

/** As `mergeOrganizations`, of two deals: the survivor is what the claims about both come to. */
export function mergeDeals(ledger: Ledger, input: MergeInput, actor: Actor): Promise<MergeAnswer> {
  return merge(ledger, 'DEAL', input, actor);
}

async function merge(ledger: Ledger, kind: MergeKind, input: MergeInput, actor: Actor): Promise<MergeAnswer> {
  const draft = draftMerge(input);
  return ledger.write(async (entry) => {
    const merges = await holdMerges(entry);
    const subjects = await readSubjects(entry, [draft.survivor, draft.duplicate]);
    const duplicate = subjectOf(subjects, kind, draft.duplicate, 'duplicate');
    subjectOf(subjects, kind, draft.survivor, 'survivor');
    guard(merges, draft.survivor, draft.duplicate);

    const id = `merge:${merges.revision + 1}`;
    const { survivor: named, duplicate: gone, reason } = draft;
    const survivor = merges.redirects.survivor(named);
    const after = redirectsOf([...merges.active, { duplicate: gone, survivor: named }], merges.revision + 1);
    const merging: Merging = { before: merges.redirects, after, gone: [gone], back: [] };
    const values = { id, survivor: named, duplicate: gone, kind, active: true, reason };
    await entry.transaction.run(createMerge, { values: { ...values, at: ledger.now(), by: actor.name } });

    const stage = createStage(merging);
    const answering = await survivorOf(entry, survivor, subjects);
    await stageMerging(entry, stage, [answering, duplicate]);
    stage.subjects.merges.add(id);
    stage.fields.push({ field: `${gone} merged into`, before: null, after: survivor });
    const summary = `Merged ${duplicate.name} into ${answering.name}: ${reason}`;
    const outcome = await entry.project(stage);
    const revision = await entry.save(stage, outcome, { kind: 'MERGED', summary }, actor);
    // Last: what the duplicate had is taken from it while it still is what it was.
    await linkRedirects(entry, merging);
    return { merge: id, revision };
  });
}

function subjectOf(
  subjects: ReadonlyMap<string, Subject>,
  kind: MergeKind,
  id: string,
  argument: 'survivor' | 'duplicate',
): Subject {
  const subject = subjects.get(id);
  const what = kind === 'DEAL' ? 'deal' : 'organisation';
  if (subject?.merges === kind) return subject;
  const advice = subject ? `That is the id of ${subject.merges === 'DEAL' ? 'a deal' : 'an organisation'}.` : '';
  throw new NotFoundError(`There is no ${what} with the id ${id}. ${advice || 'Look it up by name.'}`, id, [argument]);
}

/** @throws ConflictError where the two are one already, or the duplicate is another's already */
function guard({ redirects, active }: Merges, survivor: string, duplicate: string): void {
  const known = active.find((merge) => merge.duplicate === duplicate);
  if (redirects.survivor(survivor) === redirects.survivor(duplicate)) {
    const why = known ? `${duplicate} is merged already, by ${known.id}.` : `${survivor} is merged into it already.`;
    throw new ConflictError(`Both answer as ${redirects.survivor(duplicate)}: ${why} There is nothing left to merge.`);
  }
  if (known) {
    throw new ConflictError(
      `${duplicate} is merged into ${known.survivor} already. Merge ${redirects.survivor(duplicate)} instead, or undo ${known.id} first.`,
    );
  }
}

async function survivorOf(entry: Entry, id: string, known: ReadonlyMap<string, Subject>): Promise<Subject> {
  const survivor = known.get(id) ?? (await readSubjects(entry, [id])).get(id);
  if (!survivor) throw new Error(`${id} survived a merge, but is not in the graph.`);
  return survivor;
}
