/** What merges are asked for with, checked. */
import { longest, readFields } from '../write/fields.ts';

export interface MergeInput {
  /** The id of the one that answers from then on; that of a merged duplicate stands for whoever answers for it. */
  readonly survivor: string;
  readonly duplicate: string;
  /** Why they are the same: for the log. */
  readonly reason: string;
}

export interface UndoMergeInput {
  readonly merge: string;
  readonly reason: string;
}

/** @throws InputError */
export function draftMerge(input: MergeInput): MergeInput {
  const fields = readFields();
  const draft = {
    survivor: fields.requiredText(input.survivor, ['survivor'], longest.id),
    duplicate: fields.requiredText(input.duplicate, ['duplicate'], longest.id),
    reason: fields.requiredText(input.reason, ['reason'], longest.title),
  };
  if (draft.survivor !== '' && draft.survivor === draft.duplicate) {
    fields.refuse(['duplicate'], 'This is the survivor itself. Name the one that is to be merged into it.');
  }
  fields.finish();
  return draft;
}

/** @throws InputError */
export function draftUndo(input: UndoMergeInput): UndoMergeInput {
  const fields = readFields();
  const draft = {
    merge: fields.requiredText(input.merge, ['merge'], longest.id),
    reason: fields.requiredText(input.reason, ['reason'], longest.title),
  };
  fields.finish();
  return draft;
}
