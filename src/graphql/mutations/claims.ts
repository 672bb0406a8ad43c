/** Mutations of claims: correct, retract, rank, review. */
import type { ClaimAnswer } from '../../alliances/alliances.ts';
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';
import { answering, type Member, needing } from './answering.ts';
import { everyError, everyErrorType } from './errors.ts';
import { ClaimInput } from './inputs.ts';
import { revisionDescription, TiesChanged } from './written.ts';

const ClaimSuccess = builder.objectRef<Member<'ClaimSuccess', ClaimAnswer>>('ClaimSuccess').implement({
  description: 'What became of a claim, and of the ties that rest on it.',
  fields: (t) => ({
    claim: t.field({
      type: refs.Claim,
      description: 'The claim; of a correction the new one.',
      resolve: ({ claim }, _args, { loaders }) => loadRequired(claim, loaders.claim),
    }),
    ties: t.field({ type: TiesChanged, description: 'What became of the ties of today.', resolve: ({ ties }) => ties }),
    revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
  }),
});

const ClaimResult = builder.unionType('ClaimResult', {
  description: 'What became of a claim.',
  types: [ClaimSuccess, ...everyErrorType],
  resolveType: ({ member }) => member,
});

const idDescription = 'The id of the claim.';
const reasonDescription = 'Why, for the log: a sentence.';

builder.mutationFields((t) => ({
  correctClaim: t.field({
    type: ClaimResult,
    nullable: true,
    ...needing(
      'RESEARCHER',
      'Puts a corrected claim in the place of one; the old one is kept as SUPERSEDED. The input is the whole claim as it should have ' +
        'been; without a `deal` it stays with its own. Researchers correct their own claims, reviewers all.',
    ),
    args: {
      id: t.arg.id({ required: true, description: idDescription }),
      claim: t.arg({ type: ClaimInput, required: true, description: 'The claim as it should have been.' }),
      reason: t.arg.string({ required: true, description: reasonDescription }),
    },
    resolve: (_root, { id, ...given }, context, info) =>
      answering(context, info, 'ClaimSuccess', everyError, (actor) => context.alliances.correctClaim(id, given, actor)),
  }),
  retractClaim: t.field({
    type: ClaimResult,
    nullable: true,
    ...needing(
      'RESEARCHER',
      'Takes a claim back: it is kept and counts no more, until a reviewer accepts it again. Researchers retract their own claims, ' +
        'reviewers all.',
    ),
    args: {
      id: t.arg.id({ required: true, description: idDescription }),
      reason: t.arg.string({ required: true, description: reasonDescription }),
    },
    resolve: (_root, { id, reason }, context, info) =>
      answering(context, info, 'ClaimSuccess', everyError, (actor) =>
        context.alliances.retractClaim(id, reason, actor),
      ),
  }),
  rankClaim: t.field({
    type: ClaimResult,
    nullable: true,
    ...needing(
      'REVIEWER',
      'Says how a claim weighs against others that it disagrees with: PREFERRED wins, DEPRECATED does not count.',
    ),
    args: {
      id: t.arg.id({ required: true, description: idDescription }),
      rank: t.arg({ type: enums.ClaimRank, required: true, description: 'Its rank from now on.' }),
      reason: t.arg.string({ required: true, description: reasonDescription }),
    },
    resolve: (_root, { id, ...given }, context, info) =>
      answering(context, info, 'ClaimSuccess', everyError, (actor) => context.alliances.rankClaim(id, given, actor)),
  }),
  reviewClaim: t.field({
    type: ClaimResult,
    nullable: true,
    ...needing(
      'REVIEWER',
      'Accepts or rejects a claim that waits for review (`claims(filter: {review: [PENDING]})`), or decides anew of one that was ' +
        'accepted, rejected or taken back.',
    ),
    args: {
      id: t.arg.id({ required: true, description: idDescription }),
      accept: t.arg.boolean({ required: true, description: 'Whether it counts from now on.' }),
      reason: t.arg.string({ description: reasonDescription }),
    },
    resolve: (_root, { id, ...given }, context, info) =>
      answering(context, info, 'ClaimSuccess', everyError, (actor) => context.alliances.reviewClaim(id, given, actor)),
  }),
}));
