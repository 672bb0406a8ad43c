/** What is recorded all the same, but worth a second look. */
import { surelyBefore } from '../../domain/dates.ts';
import type { ClaimFacts, ClaimId, DealId, Moment, OrganizationId, PartialDate, Position } from '../../domain/model.ts';
import { faceAt, holdsAt } from '../../domain/moments.ts';
import { lowerBound } from '../../domain/percentages.ts';
import { isClosingStage, isOpenStage } from '../../domain/stages.ts';
import type { DealType, PartyRole, ReviewState, StakeRight } from '../../domain/vocabulary.ts';
import type { Warning } from '../alliances.ts';
import type { Path } from './fields.ts';
import type { KnownReport } from './found.ts';
import type { Outcome } from './outcome.ts';

export interface ClaimInQuestion {
  readonly deal: DealId;
  readonly facts: ClaimFacts;
  readonly path: Path;
}

/** Warnings of one claim, from itself and from what the deal comes to with it. */
export function warningsOf(
  claim: ClaimInQuestion,
  outcome: Outcome,
  at: Moment,
  nameOf: (id: OrganizationId) => string,
): Warning[] {
  return [
    ...datesInDoubt(claim),
    ...rolesMissing(claim),
    ...partnersMissing(claim, outcome, at),
    ...sharesOverAll(claim, outcome, at, nameOf),
  ];
}

/** Of claims that the report stated already, and that do not count. */
export function warningsOfKnown(
  claims: readonly { readonly id: ClaimId; readonly path: Path }[],
  report: Pick<KnownReport, 'claims' | 'reviews'> | undefined,
): Warning[] {
  const reviews = new Map(report?.claims.map((id, at) => [id, report.reviews[at]]));
  return claims.flatMap(({ id, path }) => {
    const review = reviews.get(id) ?? 'ACCEPTED';
    return review === 'ACCEPTED' ? [] : [warning(`CLAIM_${review}`, path, whyNot[review])];
  });
}

const whyNot = {
  PENDING: 'This claim is recorded already, and waits for review.',
  REJECTED: 'This claim is recorded already, and a reviewer rejected it. It stays so; a reviewer may accept it.',
  RETRACTED: 'This claim is recorded already, and was taken back. It stays so; a reviewer may accept it again.',
  SUPERSEDED: 'This claim is recorded already, and was corrected since. The correction stands.',
} as const satisfies Record<Exclude<ReviewState, 'ACCEPTED'>, string>;

function datesInDoubt({ facts, path }: ClaimInQuestion): Warning[] {
  const ends: [PartialDate | null, PartialDate | null, Path][] = [
    ...facts.parties.map(({ from, until }, at): [PartialDate | null, PartialDate | null, Path] => [
      from,
      until,
      ['parties', at, 'until'],
    ]),
    ...facts.stakes.map(({ from, to }, at): [PartialDate | null, PartialDate | null, Path] => [
      from,
      to,
      ['stakes', at, 'to'],
    ]),
  ];
  const starts = facts.milestones.filter(({ stage }) => isOpenStage(stage));
  facts.milestones.forEach(({ stage, on }, at) => {
    if (!isClosingStage(stage)) return;
    for (const start of starts) ends.push([start.on, on, ['milestones', at, 'on']]);
  });
  const wrong = ends.filter(([start, end]) => start !== null && end !== null && surelyBefore(end, start));
  const message = 'This end lies before the start. Check both dates.';
  return wrong.map(([, , where]) => warning('END_BEFORE_START', [...path, ...where], message));
}

/** Without these roles nobody can tell which way the deal goes, and its ties are PARTNERS. */
const telling: Partial<Record<DealType, readonly PartyRole[]>> = {
  SUPPLY: ['SUPPLIER', 'CUSTOMER'],
  LICENCE: ['LICENSOR', 'LICENSEE'],
  CONTRACT_MANUFACTURING: ['MANUFACTURER', 'BRAND'],
  DISTRIBUTION: ['DISTRIBUTOR', 'BRAND'],
  ACQUISITION: ['BUYER', 'TARGET', 'SELLER'],
};

function rolesMissing({ facts, path }: ClaimInQuestion): Warning[] {
  const roles = facts.type === null ? undefined : telling[facts.type];
  if (roles === undefined || facts.parties.some(({ role }) => roles.includes(role))) return [];
  const message = `No party has the role ${roles.join(' or ')}, so the direction is unknown. Give the roles, if the report does.`;
  return [warning('ROLES_MISSING', [...path, 'parties'], message)];
}

function partnersMissing({ deal, facts, path }: ClaimInQuestion, { lives }: Outcome, at: Moment): Warning[] {
  const life = lives.get(deal);
  const face = life && faceAt(life, at.knownAt);
  const { type, jointVenture, parties } = face ?? facts;
  if (type !== 'JOINT_VENTURE') return [];
  const partners = new Set(parties.map(({ organization }) => organization));
  if (jointVenture !== null) partners.delete(jointVenture);
  if (partners.size > 1) return [];
  const message = 'This venture has one partner. Name the others, if the report does.';
  return [warning('VENTURE_WITH_ONE_PARTNER', [...path, 'parties'], message)];
}

function sharesOverAll(
  { facts, path }: ClaimInQuestion,
  { held }: Outcome,
  at: Moment,
  nameOf: (id: OrganizationId) => string,
): Warning[] {
  return [...new Set(facts.stakes.map(({ target }) => target))].flatMap((target) => {
    const total = Math.max(...(['EQUITY', 'VOTES'] as const).map((right) => sharesIn(target, right, held, at)));
    if (total <= 100) return [];
    const shown = Math.round(total * 100) / 100;
    const message = `The shares in ${nameOf(target)} come to ${shown} % or more today. One of them may have ended since.`;
    return [warning('SHARES_OVER_100', [...path, 'stakes'], message)];
  });
}

/** The least that all holders together can have; a right that is not told counts as either. */
function sharesIn(target: OrganizationId, right: StakeRight, positions: readonly Position[], at: Moment): number {
  const shares = new Map<OrganizationId, number>();
  for (const position of positions) {
    if (position.target !== target || position.planned || !holdsAt(position, at)) continue;
    if (position.right !== right && position.right !== 'UNSPECIFIED') continue;
    const known = shares.get(position.holder) ?? 0;
    shares.set(position.holder, Math.max(known, lowerBound(position.percent)));
  }
  return shares.values().reduce((total, share) => total + share, 0);
}

function warning(code: string, path: Path, message: string): Warning {
  return { code, message, path: path.map(String) };
}
