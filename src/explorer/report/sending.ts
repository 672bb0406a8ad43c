/** The draft on its way: tried out, recorded, or refused field by field. */
import { computed, signal } from '@preact/signals';
import { ask, Failure } from '../api/client.ts';
import { type ReportAnswer, reportOperation, type Saved, type SimilarDeal } from '../api/report.ts';
import { askAllAnew } from '../state/resource.ts';
import { say } from '../ui/announce.tsx';
import { counted } from '../ui/words.ts';
import { discardDraft, draft, tidyDraft } from './draft.ts';
import { inputOf, missingFrom } from './input.ts';
import { type Problem, pathBelowInput, problems } from './problems.ts';

export const isSending = signal(false);
/** Why nothing came of it, where no field is to blame. */
export const trouble = signal('');
/** Deals that the service holds to be the same as one of the draft. */
export const recordedAlready = signal<readonly SimilarDeal[]>([]);
/** What was recorded last. */
export const saved = signal<Saved | null>(null);

const tried = signal<{ readonly key: string; readonly answer: Saved } | null>(null);
/** What recording it would change; null where the draft is not as it was when that was asked. */
export const foreseen = computed(() => (tried.value?.key === draft.value.key ? tried.value.answer : null));

/** Asks what recording the draft would change, or records it. Resolves with whether it went well. */
export async function send({ dryRun }: { readonly dryRun: boolean }): Promise<boolean> {
  if (isSending.peek()) return false;
  tidyDraft();
  forgetTroubles();
  problems.value = missingFrom(draft.peek());
  if (problems.peek().length > 0) return false;
  isSending.value = true;
  try {
    const { key } = draft.peek();
    const { reportDeals } = await ask(reportOperation, { input: inputOf(draft.peek(), dryRun) });
    if (reportDeals === null) throw new Failure('broken', 'The service sent an empty answer.');
    if (reportDeals.outcome !== 'ReportDealsSuccess') {
      refuse(reportDeals);
      return false;
    }
    if (dryRun) tried.value = { key, answer: reportDeals };
    else {
      saved.value = reportDeals;
      discardDraft();
      askAllAnew();
      say(`Recorded: ${counted(reportDeals.claims.length, 'claim')}.`);
    }
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    problems.value = error.fields.map(({ path, message }) => ({ at: pathBelowInput(path), message }));
    if (error.fields.length === 0) trouble.value = inTrouble(error, dryRun);
    return false;
  } finally {
    isSending.value = false;
  }
}

export function forgetTroubles(): void {
  problems.value = [];
  trouble.value = '';
  recordedAlready.value = [];
}

function refuse(answer: Exclude<ReportAnswer, Saved>): void {
  switch (answer.outcome) {
    case 'ValidationError':
      problems.value = answer.fields.map(({ path, message }) => ({ at: pathBelowInput(path), message }));
      if (answer.fields.length === 0) trouble.value = answer.message;
      return;
    case 'AmbiguousNameError':
      problems.value = [{ at: pathBelowInput(answer.path), message: answer.message, candidates: answer.candidates }];
      return;
    case 'ConflictError': {
      recordedAlready.value = answer.similar;
      // The sentence begins with the claim that it is about.
      const [, place] = answer.message.match(/^input\.claims\.(\d+)\b/) ?? [];
      if (place === undefined) trouble.value = answer.message;
      else problems.value = [likelySame(Number(place), answer.similar)];
      return;
    }
    case 'NotFoundError':
    case 'ForbiddenError':
      trouble.value = answer.message;
      return;
    default:
      answer satisfies never;
  }
}

function likelySame(place: number, similar: readonly SimilarDeal[]): Problem {
  const [first] = similar;
  const what = first === undefined ? '' : `: ${first.deal.title}`;
  return {
    at: `claims.${place}.deal`,
    message: `This deal is all but surely recorded already${what}. Choose below whether it is the same.`,
  };
}

function inTrouble({ kind, message }: Failure, dryRun: boolean): string {
  if (kind !== 'offline' && kind !== 'waiting') return message;
  return `${message} Your draft is kept; ${dryRun ? 'try again' : 'record it again, nothing is recorded twice'}.`;
}
