/** A researcher's report as it was handed in, checked field by field, its dates and shares read; names are not looked up yet. */
import type { ClaimFacts, ClaimParty, ClaimStake, Day, PartialDate } from '../../domain/model.ts';
import { percentage } from '../../domain/percentages.ts';
import type {
  ClaimRank,
  InformationCredibility,
  ModelRelationType,
  SourceReliability,
} from '../../domain/vocabulary.ts';
import * as vocabulary from '../../domain/vocabulary.ts';
import type { ClaimInput, PartyInput, ReportDealsInput, ReportInput, StakeInput } from '../inputs.ts';
import type { Reference } from '../reader.ts';
import { canonicalUrl } from './canonical-url.ts';
import { type Fields, longest, type Path, readFields } from './fields.ts';

/** The publisher of editors' own statements. */
export const EDITOR = 'Auto Alliances';

export interface ReportDraft {
  /** Canonical; null: an editor's own statement. */
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string;
  readonly published: PartialDate | null;
  readonly retrieved: Day | null;
  readonly language: string | null;
}
export interface PartyDraft extends Omit<ClaimParty, 'organization' | 'namedAs'> {
  readonly organization: Reference;
  readonly namedAs: string | null;
}
export interface StakeDraft extends Omit<ClaimStake, 'holder' | 'target'> {
  readonly holder: Reference;
  readonly target: Reference;
}
export type DealReference = { readonly id: string } | { readonly key: string };
export interface ClaimDraft extends Omit<ClaimFacts, 'parties' | 'stakes' | 'jointVenture' | 'models'> {
  readonly deal: DealReference | null;
  readonly confirmNew: boolean;
  readonly parties: readonly PartyDraft[];
  readonly stakes: readonly StakeDraft[];
  readonly jointVenture: Reference | null;
  readonly models: readonly Reference[];
  readonly summary: string;
  readonly quote: string | null;
  readonly attributedTo: readonly string[];
  readonly reliability: SourceReliability | null;
  readonly credibility: InformationCredibility | null;
  readonly rank: ClaimRank;
}
export interface ModelRelationDraft {
  readonly from: Reference;
  readonly type: ModelRelationType;
  readonly to: Reference;
  readonly note: string | null;
}
export interface ReportDealsDraft {
  readonly report: ReportDraft;
  readonly claims: readonly ClaimDraft[];
  readonly relations: readonly ModelRelationDraft[];
  readonly idempotencyKey: string | null;
  readonly dryRun: boolean;
}

/** @throws InputError with every field that cannot be used. */
export function draftReportDeals(input: ReportDealsInput): ReportDealsDraft {
  const fields = readFields();
  const root: Path = ['input'];
  const draft: ReportDealsDraft = {
    report: draftReport(fields, input.report, [...root, 'report']),
    claims: fields.list(input.claims, [...root, 'claims'], most.claims, (claim, at) => draftClaim(fields, claim, at)),
    relations: fields.list(input.modelRelations, [...root, 'modelRelations'], most.claims, (relation, at) => ({
      from: fields.requiredReference(relation.from, [...at, 'from']),
      type: fields.word(vocabulary.modelRelationTypes, relation.type, [...at, 'type'], 'RESEMBLES'),
      to: fields.requiredReference(relation.to, [...at, 'to']),
      note: fields.text(relation.note, [...at, 'note'], longest.summary),
    })),
    idempotencyKey: fields.text(input.idempotencyKey, [...root, 'idempotencyKey'], longest.key),
    dryRun: fields.flag(input.dryRun, [...root, 'dryRun']),
  };
  fields.finish();
  return draft;
}

export function draftReport(fields: Fields, report: ReportInput, path: Path): ReportDraft {
  const given = fields.text(report.url, [...path, 'url'], Number.MAX_SAFE_INTEGER);
  const publisher = fields.name(report.publisher, [...path, 'publisher']);
  if (given === null && publisher !== EDITOR) {
    fields.refuse([...path, 'url'], `Give the address of the page. Only ${EDITOR} itself states things without one.`);
  }
  return {
    url: given === null ? null : fields.attempt([...path, 'url'], () => canonicalUrl(given)),
    title: blankAsNull(fields.text(report.title, [...path, 'title'], longest.title)),
    publisher,
    published: fields.date(report.published, [...path, 'published']),
    retrieved: fields.day(report.retrieved, [...path, 'retrieved']),
    language: draftLanguage(fields, report.language, [...path, 'language']),
  };
}

/** A language tag by BCP 47, in its usual spelling. */
export function draftLanguage(fields: Fields, value: unknown, path: Path): string | null {
  const text = fields.text(value, path, longest.word);
  if (text === null) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    fields.refuse(path, 'This is no language tag. Write it as in "en", "zh" or "pt-BR".');
    return null;
  }
}

const most = { claims: 200, parties: 100, milestones: 100, stakes: 100, words: 100, models: 500 } as const;

/** One claim; with a deal it may do without parties, for what others say of it stays. */
export function draftClaim(fields: Fields, claim: ClaimInput, path: Path): ClaimDraft {
  const { activities, models, regions, attributedTo } = claim;
  const deal = draftDeal(fields, claim.deal, [...path, 'deal']);
  const parties = fields.list(claim.parties, [...path, 'parties'], most.parties, (party, at) =>
    draftParty(fields, party, at),
  );
  if (parties.length === 0 && deal === null) {
    fields.refuse([...path, 'parties'], 'A new deal needs at least one party. Name who takes part.');
  }
  return {
    deal,
    confirmNew: fields.flag(claim.confirmNew, [...path, 'confirmNew']),
    stage: draftStage(fields, claim.stage, [...path, 'stage']),
    milestones: fields.list(claim.milestones, [...path, 'milestones'], most.milestones, (milestone, at) => ({
      stage: draftStage(fields, milestone.stage, [...at, 'stage']),
      on: draftRequiredDate(fields, milestone.on, [...at, 'on']),
    })),
    type: fields.word(vocabulary.dealTypes, claim.type, [...path, 'type'], null),
    activities: distinct(
      fields.list(activities, [...path, 'activities'], most.words, (activity, at) =>
        fields.word(vocabulary.activities, activity, at, 'OTHER'),
      ),
    ),
    parties,
    stakes: fields.list(claim.stakes, [...path, 'stakes'], most.stakes, (stake, at) => draftStake(fields, stake, at)),
    value: draftMoney(fields, claim.value, [...path, 'value']),
    jointVenture: fields.reference(claim.jointVenture, [...path, 'jointVenture']),
    models: fields.list(models, [...path, 'models'], most.models, (model, at) => fields.requiredReference(model, at)),
    regions: distinct(
      fields.list(regions, [...path, 'regions'], most.words, (region, at) =>
        fields.requiredText(region, at, longest.word),
      ),
    ),
    summary: fields.requiredText(claim.summary, [...path, 'summary'], longest.summary),
    quote: blankAsNull(fields.text(claim.quote, [...path, 'quote'], longest.quote)),
    attributedTo: fields.list(attributedTo, [...path, 'attributedTo'], most.words, (name, at) => fields.name(name, at)),
    reliability: fields.word(vocabulary.sourceReliabilities, claim.reliability, [...path, 'reliability'], null),
    credibility: fields.word(vocabulary.informationCredibilities, claim.credibility, [...path, 'credibility'], null),
    rank: fields.word(vocabulary.claimRanks, claim.rank, [...path, 'rank'], 'NORMAL'),
  };
}

function draftDeal(fields: Fields, deal: ClaimInput['deal'], path: Path): DealReference | null {
  if (deal === null || deal === undefined) return null;
  const { id = null, key = null } = deal;
  if (id === null) return { key: fields.requiredText(key, [...path, 'key'], longest.key) };
  if (key !== null) fields.refuse(path, 'Give either an id or a key of the deal.');
  return { id: fields.requiredText(id, [...path, 'id'], longest.id) };
}

function draftParty(fields: Fields, party: PartyInput, path: Path): PartyDraft {
  return {
    organization: fields.requiredReference(party.organization, [...path, 'organization']),
    namedAs: blankAsNull(fields.text(party.namedAs, [...path, 'namedAs'], longest.name)),
    role: fields.word(vocabulary.partyRoles, party.role, [...path, 'role'], 'PARTNER'),
    from: fields.date(party.from, [...path, 'from']),
    until: fields.date(party.until, [...path, 'until']),
    comment: fields.word(vocabulary.partyComments, party.comment, [...path, 'comment'], null),
  };
}

function draftStake(fields: Fields, stake: StakeInput, path: Path): StakeDraft {
  const at: Path = [...path, 'percent'];
  const given = stake.percent ?? {};
  const { minExclusive, maxExclusive, approximate } = given;
  const [exact, min, max] = (['exact', 'min', 'max'] as const).map((bound) =>
    fields.number(given[bound], [...at, bound], 0, 100),
  );
  return {
    holder: fields.requiredReference(stake.holder, [...path, 'holder']),
    target: fields.requiredReference(stake.target, [...path, 'target']),
    percent: fields.attempt(at, () => percentage({ exact, min, max, minExclusive, maxExclusive, approximate })),
    right: fields.word(vocabulary.stakeRights, stake.right, [...path, 'right'], 'UNSPECIFIED'),
    planned: fields.flag(stake.planned, [...path, 'planned']),
    from: fields.date(stake.from, [...path, 'from']),
    to: fields.date(stake.to, [...path, 'to']),
  };
}

function draftStage(fields: Fields, stage: unknown, path: Path) {
  if (stage === null || stage === undefined) fields.refuse(path, 'This is missing. Say which stage it is.');
  return fields.word(vocabulary.stages, stage, path, 'RUMOURED');
}

/** Where it is missing or refused, any date serves: the draft is not used. */
function draftRequiredDate(fields: Fields, value: unknown, path: Path): PartialDate {
  if (value === null || value === undefined) fields.refuse(path, 'This date is missing. Write it as in 2023-08-23.');
  const nothing: PartialDate = { edtf: '', earliest: null, latest: '', precision: 'DAY', approximate: false };
  return fields.date(value, path) ?? nothing;
}

function draftMoney(fields: Fields, value: ClaimInput['value'], path: Path): ClaimFacts['value'] {
  if (value === null || value === undefined) return null;
  const amount = fields.number(value.amount, [...path, 'amount'], 0, Number.MAX_SAFE_INTEGER);
  const currency = fields.requiredText(value.currency, [...path, 'currency'], longest.word);
  if (!/^[A-Z]{3}$/.test(currency)) {
    fields.refuse([...path, 'currency'], 'Write the currency by its three letters, as in EUR (ISO 4217).');
  }
  if (value.amount === null || value.amount === undefined) fields.refuse([...path, 'amount'], 'The amount is missing.');
  return { amount: amount ?? 0, currency };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function blankAsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
