/** What one write is about to save, gathered before any of it is sent: nothing is written until all of it is known to be right. */
import type { Claim, ClaimId, Day, DealId, ModelId, OrganizationId, ReportId, Succession } from '../../domain/model.ts';
import { type Redirects, redirectClaim } from '../../domain/redirects.ts';
import type { ChangeKind } from '../../domain/vocabulary.ts';
import type { OrganizationRow } from '../../network/snapshot.ts';
import type { Value } from '../../store/store.ts';
import type { FieldChange } from '../documents.ts';
import { append } from './append.ts';

export type Row = Readonly<Record<string, Value>>;

/** The parts of `write/save-facts` that take rows, and those that take ids. */
export type RowSection =
  | 'organizations'
  | 'organizationChanges'
  | 'successions'
  | 'models'
  | 'modelChanges'
  | 'organizationNames'
  | 'modelNames'
  | 'brandings'
  | 'makings'
  | 'platformOwners'
  | 'publishers'
  | 'reports'
  | 'reportChanges'
  | 'deals'
  | 'claims'
  | 'claimChanges'
  | 'supersedings'
  | 'endedSupersedings'
  | 'publisherChanges'
  | 'mergedClaims'
  | 'attributions'
  | 'statedCoverings'
  | 'describings'
  | 'competing'
  | 'resembling'
  | 'based'
  | 'rebadged'
  | 'platformSharing'
  | 'succeeding';
/** Links of a deal that follow from its claims: parts of `write/save-projection`. */
export type LinkSection = 'parties' | 'ventures' | 'targets' | 'holders' | 'coverings';
export type IdSection =
  | 'relabelled'
  | 'automakers'
  | 'brands'
  | 'jointVentures'
  | 'suppliers'
  | 'batteryMakers'
  | 'technologyCompanies'
  | 'mobilityServices'
  | 'investors'
  | 'publicBodies'
  | 'otherOrganizations'
  | 'endedNames'
  | 'endedBrandings'
  | 'endedMakings'
  | 'endedPlatformOwners';

/** Ids of the nodes that a change is about, by label. */
export interface Subjects {
  readonly organizations: Set<string>;
  readonly models: Set<string>;
  readonly publishers: Set<string>;
  readonly reports: Set<string>;
  readonly claims: Set<string>;
  readonly deals: Set<string>;
  readonly merges: Set<string>;
}

/** What a write does that makes or undoes a merge. */
export interface Merging {
  readonly before: Redirects;
  readonly after: Redirects;
  /** Organisations and deals that another answers for from now on. */
  readonly gone: readonly string[];
  /** Those that answer for themselves again. */
  readonly back: readonly string[];
}

export interface Stage {
  /** Null: the write leaves all merges as they are. */
  readonly merging: Merging | null;
  readonly rows: Map<RowSection, Row[]>;
  readonly ids: Map<IdSection, string[]>;
  /** Ids of the nodes created, in order. */
  readonly created: string[];
  /** Those of them that were created because nothing had their name, with the key by which names are looked up. */
  readonly newcomers: Map<string, string>;
  /** Names of the organisations met so far, for titles. */
  readonly organizationNames: Map<OrganizationId, string>;
  /** Organisations whose facts in the index change. */
  readonly organizationRows: Map<OrganizationId, OrganizationRow>;
  /** Organisations that change in the store alone. */
  readonly revisedOrganizations: Set<OrganizationId>;
  readonly revisedModels: Set<ModelId>;
  /** Organisations and models that the write describes. */
  readonly touched: Set<string>;
  readonly newDeals: Map<DealId, { readonly key: string | null }>;
  /** New claims, by deal. */
  readonly claims: Map<DealId, Claim[]>;
  /** Known deals whose claims spoke of nobody's ownership so far. */
  readonly dealsWithoutTargets: Set<DealId>;
  /** Known deals whose claims change in another way. */
  readonly changedDeals: Set<DealId>;
  /** Successions that the write adds or changes. */
  readonly successions: Succession[];
  /** What becomes of claims that are already in the store, before they are projected. */
  readonly amendments: ((claim: Claim) => Claim)[];
  /** Claims that the write takes out of the store. */
  readonly removedClaims: Set<ClaimId>;
  /** Organisations whose ownership or successions change by other means than claims. */
  readonly targets: Set<OrganizationId>;
  readonly subjects: Subjects;
  readonly fields: FieldChange[];
}

/** What the log says of a write, the parts that follow from its stage aside. */
export interface ChangeDraft {
  readonly at: string;
  readonly by: string | null;
  readonly kind: ChangeKind;
  readonly summary: string;
}

export function createStage(merging: Merging | null = null): Stage {
  return {
    merging,
    rows: new Map(),
    ids: new Map(),
    created: [],
    newcomers: new Map(),
    organizationNames: new Map(),
    organizationRows: new Map(),
    revisedOrganizations: new Set(),
    revisedModels: new Set(),
    touched: new Set(),
    newDeals: new Map(),
    claims: new Map(),
    dealsWithoutTargets: new Set(),
    changedDeals: new Set(),
    successions: [],
    amendments: [],
    removedClaims: new Set(),
    targets: new Set(),
    subjects: {
      organizations: new Set(),
      models: new Set(),
      publishers: new Set(),
      reports: new Set(),
      claims: new Set(),
      deals: new Set(),
      merges: new Set(),
    },
    fields: [],
  };
}

/** The same stage, noting apart what the log will say of what is staged by it. */
export function stageApart(stage: Stage): Stage {
  const { subjects, fields } = createStage();
  return { ...stage, subjects, fields };
}

/** How much there is to save: grows with whatever is staged. */
export function weightOf(stage: Stage): number {
  const lists = [...stage.rows.values(), ...stage.ids.values()];
  return lists.reduce((sum, list) => sum + list.length, stage.changedDeals.size + stage.targets.size);
}

export function stageRow(stage: Stage, section: RowSection, row: Row): void {
  append(stage.rows, section, row);
}

export function stageId(stage: Stage, section: IdSection, id: string): void {
  append(stage.ids, section, id);
}

/** A deal that the write creates; what follows from its claims is saved with their projection. */
export function stageNewDeal(stage: Stage, id: DealId, key: string | null): void {
  stage.newDeals.set(id, { key });
  stage.created.push(id);
  stageRow(stage, 'deals', { id, key, title: id, background: false, row: null, tied: [], revision: 0 });
}

/** Whether there is anything to save. */
export function isEmpty(stage: Stage): boolean {
  if (stage.merging !== null) return false;
  return stage.rows.size === 0 && stage.ids.size === 0 && stage.changedDeals.size === 0 && stage.targets.size === 0;
}

/** A report whose date became known: its claims were public from another day on. */
export function amendKnownFrom(stage: Stage, report: ReportId, knownFrom: Day): void {
  stage.amendments.push((claim) => (claim.report === report ? { ...claim, knownFrom } : claim));
}

/** Claims as the store has them, by the deal that each names. */
export type StoredClaims = ReadonlyMap<DealId, readonly Claim[]>;

/** The claims of a deal as they are, those of the deals merged into it among them; none of one that is merged into another. */
export function claimsBefore(stored: StoredClaims, deal: DealId, redirects: Redirects): Claim[] {
  return membersOf(deal, redirects).flatMap((member) =>
    (stored.get(member) ?? []).map((claim) => redirectClaim(claim, redirects)),
  );
}

/** The claims of a deal once the stage is saved. */
export function claimsAfter(stage: Stage, stored: StoredClaims, deal: DealId, redirects: Redirects): Claim[] {
  return membersOf(deal, redirects)
    .flatMap((member) => [
      ...(stored.get(member) ?? [])
        .filter(({ id }) => !stage.removedClaims.has(id))
        .map((claim) => stage.amendments.reduce((latest, amend) => amend(latest), claim)),
      ...(stage.claims.get(member) ?? []),
    ])
    .map((claim) => redirectClaim(claim, redirects));
}

function membersOf(deal: DealId, { survivor, duplicates }: Redirects): DealId[] {
  return survivor(deal) === deal ? [deal, ...duplicates(deal)] : [];
}
