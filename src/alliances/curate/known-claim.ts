/** The claim that a curator is about to change, who may, and how the change is staged and recorded. */
import type { Claim } from '../../domain/model.ts';
import type { ChangeKind, ClaimRank, ReviewState, Role } from '../../domain/vocabulary.ts';
import { roles } from '../../domain/vocabulary.ts';
import type { Actor, ClaimAnswer } from '../alliances.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../errors.ts';
import { readFacts } from '../facts.ts';
import { claimAsItIs, type KnownClaim } from '../queries/curate.ts';
import { visibleTo } from '../reads/visibility.ts';
import { longest, readFields } from '../write/fields.ts';
import type { Entry, Ledger } from '../write/ledger.ts';
import { type Stage, stageRow } from '../write/stage.ts';
import { tiesChanged } from '../write/ties-changed.ts';

export type { KnownClaim };

/** The reason as given. @throws InputError */
export function readReason(
  reason: string | null | undefined,
  { required }: { readonly required: boolean },
): string | null {
  const fields = readFields();
  const path = ['reason'];
  const text = required ? fields.requiredText(reason, path, longest.title) : fields.text(reason, path, longest.title);
  fields.finish();
  return text;
}

/** @throws NotFoundError where there is none, or none that the actor may see */
export async function knownClaim({ transaction, locking }: Entry, id: string, actor: Actor): Promise<KnownClaim> {
  const [claim] = id.isWellFormed() ? await transaction.run(claimAsItIs, { id, ...locking }) : [];
  const visible = claim && (actor.role === undefined || visibleTo({ ...actor, role: actor.role }).claim(claim));
  if (visible) return claim;
  throw new NotFoundError(
    `There is no claim with the id ${id}. Look it up among the claims of its report or deal.`,
    id,
    ['id'],
  );
}

/** @throws ForbiddenError where the claim is another's and the actor is no reviewer */
export function guardOwn(claim: KnownClaim, actor: Actor): void {
  if (mayReview(actor) || (actor.name !== null && claim.recordedBy === actor.name)) return;
  const message = 'Somebody else recorded this claim. Ask a reviewer, or report what you know as a claim of your own.';
  throw new ForbiddenError(message, 'REVIEWER');
}

export function mayReview({ role }: Actor): boolean {
  const order: Role[] = Object.keys(roles) as Role[];
  return role === undefined || order.indexOf(role) >= order.indexOf('REVIEWER');
}

/** @throws ConflictError where another claim has taken its place */
export function guardSuperseded({ review, successors }: KnownClaim): void {
  if (review !== 'SUPERSEDED') return;
  const next = successors.map(({ id }) => id).sort()[0];
  throw new ConflictError(`This claim was corrected already. Take the one in its place${next ? `: ${next}` : ''}.`);
}

/** Changes the claim in the store and for the projection; the log says what it was. */
export function stageAmendment(
  stage: Stage,
  entry: Pick<Entry, 'redirects'>,
  claim: Pick<KnownClaim, 'id' | 'deal' | 'facts'> & Partial<Pick<KnownClaim, 'review' | 'rank'>>,
  values: { readonly review?: ReviewState; readonly rank?: ClaimRank },
): void {
  stage.amendments.push((one: Claim) => (one.id === claim.id ? { ...one, ...values } : one));
  stage.changedDeals.add(claim.deal);
  stageRow(stage, 'claimChanges', { id: claim.id, values });
  for (const field of ['review', 'rank'] as const) {
    const after = values[field];
    if (after !== undefined) stage.fields.push({ field: `${claim.id} ${field}`, before: claim[field] ?? null, after });
  }
  noteSubjects(stage, entry, claim);
}

export function noteSubjects(
  { subjects }: Stage,
  { redirects }: Pick<Entry, 'redirects'>,
  { id, deal, facts }: Pick<KnownClaim, 'id' | 'deal' | 'facts'>,
): void {
  const { parties, jointVenture } = readFacts(facts);
  subjects.claims.add(id);
  subjects.deals.add(redirects.survivor(deal));
  for (const { organization } of parties) subjects.organizations.add(redirects.survivor(organization));
  if (jointVenture !== null) subjects.organizations.add(redirects.survivor(jointVenture));
}

/** Saves what is staged of a claim with its change, in one transaction with the ties. */
export async function recordChange(
  ledger: Ledger,
  entry: Entry,
  stage: Stage,
  change: {
    readonly kind: ChangeKind;
    /** "Retracted a claim of a report by Reuters on". */
    readonly done: string;
    readonly deal: string;
    readonly reason: string | null;
    /** The claim to answer with. */
    readonly claim: string;
  },
  actor: Actor,
): Promise<ClaimAnswer> {
  const outcome = await entry.project(stage);
  const deal = entry.redirects.survivor(change.deal);
  const summary = `${change.done} ${outcome.rows.get(deal)?.title ?? deal}${change.reason === null ? '' : `: ${change.reason}`}`;
  const revision = await entry.save(stage, outcome, { kind: change.kind, summary }, actor);
  const at = { asOf: ledger.today, knownAt: ledger.today };
  return { claim: change.claim, ties: tiesChanged(outcome.ties.values(), at), revision };
}

/** Where it is so already: nothing is written. */
export function unchanged(ledger: Ledger, claim: string): ClaimAnswer {
  return { claim, ties: { formed: [], changed: [], ended: [] }, revision: ledger.revision };
}
