/** Stages the claims of a report: names become ids, deals are found or created, and what is known already is left alone. */
import type { Claim, ClaimFacts, ClaimId, DealId } from '../../domain/model.ts';
import { dealId } from '../../domain/names.ts';
import { redirectFacts } from '../../domain/redirects.ts';
import type { ClaimRank, ReviewState } from '../../domain/vocabulary.ts';
import { InputError } from '../errors.ts';
import { writeFacts } from '../facts.ts';
import type { Reference } from '../reader.ts';
import { append } from './append.ts';
import type { Path } from './fields.ts';
import { claimId, newDealId } from './ids.ts';
import type { LookedUp } from './look-up.ts';
import type { ClaimDraft } from './report-draft.ts';
import { type Stage, stageNewDeal, stageRow } from './stage.ts';
import type { StagedReport } from './stage-report.ts';

/** The claim as it is to be read: by way of merges. */
export interface StagedClaim {
  readonly id: ClaimId;
  readonly deal: DealId;
  readonly facts: ClaimFacts;
}

export interface Recorder {
  /** Null: the service itself. */
  readonly name: string | null;
  /** Now, as RFC 3339 in UTC. */
  readonly at: string;
  /**
   * What becomes of new claims.
   * @default 'ACCEPTED'
   */
  readonly review?: ReviewState;
}

/**
 * The same claim of the same report (deal and facts alike, prose aside) is one claim: the second time nothing is staged.
 * A `key` that no deal has yet creates one; `keys` holds those that this write creates.
 *
 * @param given the id and rank that the claim gets, from the id that its facts give
 */
export function stageClaim(
  stage: Stage,
  lookedUp: LookedUp,
  report: StagedReport,
  draft: ClaimDraft,
  recorder: Recorder,
  keys: Map<string, DealId>,
  path: Path,
  given: (id: ClaimId) => { readonly id: ClaimId; readonly rank: ClaimRank } = (id) => ({ id, rank: draft.rank }),
): StagedClaim {
  const facts = factsOf(stage, lookedUp, draft, path);
  const deal = dealOf(stage, lookedUp, report, draft, facts, keys, path);
  const { id, rank } = given(claimId(report.id, deal, facts));
  const staged = stage.claims.get(deal);
  const { redirects } = lookedUp;
  const read = { id, deal: redirects.survivor(deal), facts: redirectFacts(facts, redirects) };
  if (report.claims.has(id) || staged?.some((claim) => claim.id === id)) return read;

  const attributedTo = [...new Set(draft.attributedTo.map((name) => lookedUp.publisher(name).id))].sort();
  const { reliability, credibility, summary, quote } = draft;
  const claim: Claim = {
    ...facts,
    ...{ id, deal, report: report.id, publisher: report.publisher, attributedTo, knownFrom: report.knownFrom },
    ...{
      background: report.background,
      rank,
      review: recorder.review ?? 'ACCEPTED',
      reliability: reliability ?? report.reliability,
    },
    credibility,
    recordedBy: recorder.name,
  };
  append(stage.claims, deal, claim);
  stageRow(stage, read.deal === deal ? 'claims' : 'mergedClaims', {
    ...{ report: report.id, deal },
    values: {
      ...{ id, stage: facts.stage, type: facts.type, rank, review: claim.review, reliability, credibility },
      ...{ summary, quote, facts: writeFacts(facts), background: report.background },
      ...{ recordedBy: recorder.name, recordedAt: recorder.at, recordedDay: recorder.at.slice(0, 10) },
    },
  });
  for (const publisher of attributedTo) stageRow(stage, 'attributions', { claim: id, publisher });
  stage.created.push(id);
  const { claims, deals, reports, organizations } = stage.subjects;
  claims.add(id);
  deals.add(read.deal);
  reports.add(report.id);
  for (const { organization } of read.facts.parties) organizations.add(organization);
  if (read.facts.jointVenture !== null) organizations.add(read.facts.jointVenture);
  return read;
}

function factsOf(stage: Stage, lookedUp: LookedUp, draft: ClaimDraft, path: Path): ClaimFacts {
  const { stage: reached, milestones, type, activities, value, regions } = draft;
  const jointVenture =
    draft.jointVenture && lookedUp.organizationNamed(draft.jointVenture, [...path, 'jointVenture'], 'JOINT_VENTURE');
  const parties = draft.parties.map((party, at) => {
    const organization = lookedUp.organizationNamed(party.organization, [...path, 'parties', at, 'organization']);
    const namedAs = party.namedAs ?? writtenName(party.organization) ?? stage.organizationNames.get(organization);
    return { ...party, organization, namedAs: namedAs ?? organization };
  });
  const stakes = draft.stakes.map((stake, at) => {
    const on = [...path, 'stakes', at];
    const holder = lookedUp.organizationNamed(stake.holder, [...on, 'holder']);
    const target = lookedUp.organizationNamed(stake.target, [...on, 'target']);
    if (holder !== target) return { ...stake, holder, target };
    const message = 'This names the holder itself. Name the organisation in which the stake is.';
    throw new InputError(message, [{ path: [...on, 'target'].map(String), message }]);
  });
  const models = [...new Set(draft.models.map((model, at) => lookedUp.model(model, [...path, 'models', at])))];
  return { stage: reached, milestones, type, activities, parties, stakes, value, jointVenture, models, regions };
}

function writtenName(reference: Reference): string | null {
  return 'name' in reference ? reference.name : null;
}

function dealOf(
  stage: Stage,
  lookedUp: LookedUp,
  report: StagedReport,
  { deal, milestones }: ClaimDraft,
  facts: ClaimFacts,
  keys: Map<string, DealId>,
  path: Path,
): DealId {
  if (deal === null) {
    const names = facts.parties.map(({ organization }) => stage.organizationNames.get(organization) ?? organization);
    const year = milestones[0]?.on.latest.slice(0, 4) ?? (report.background ? null : report.knownFrom.slice(0, 4));
    const id = newDealId([...new Set(names)], year, report.id, facts);
    return report.claims.has(claimId(report.id, id, facts)) ? id : created(stage, id, null);
  }
  if ('id' in deal) return lookedUp.dealWithId(deal.id, [...path, 'deal', 'id']);
  const known = lookedUp.dealWithKey(deal.key) ?? keys.get(deal.key);
  if (known !== undefined) return known;
  const id = created(stage, lookedUp.freeDealId(dealId(deal.key)), deal.key);
  keys.set(deal.key, id);
  return id;
}

function created(stage: Stage, id: DealId, key: string | null): DealId {
  if (!stage.newDeals.has(id)) stageNewDeal(stage, id, key);
  return id;
}
