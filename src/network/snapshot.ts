/** What one request reads of the network: an immutable snapshot of the tie index. Written out here so that its users need not know its columns. */
import type { Day, DealId, Moment, OrganizationId, Position, Tie } from '../domain/model.ts';
import type { Redirects } from '../domain/redirects.ts';
import type { FirstTalk } from '../domain/talks.ts';
import type { Activity, DealType, Level, OrganizationKind, Stage, TieType } from '../domain/vocabulary.ts';
import type { Hidden } from './hidden.ts';

/** The facts of an organisation that questions about the network filter and sort by. */
export interface OrganizationRow {
  readonly id: OrganizationId;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly country: string | null;
  readonly placeholder: boolean;
}

/** The facts of a deal that lists of deals filter and sort by; the rest is read from the store by id. */
export interface DealRow {
  readonly id: DealId;
  readonly title: string;
  readonly background: boolean;
  readonly firstReported: Day | null;
  readonly lastReported: Day | null;
  /** The start of the deal as known today: earliest milestone or step; null: unknown. */
  readonly since: Day | null;
  readonly steps: readonly {
    stage: Stage;
    validFrom: Day;
    validTo: Day;
    knownFrom: Day;
    knownTo: Day;
    disputed: boolean;
    /** Since when, as the reports give it (EDTF); absent: without a date. */
    since?: string | undefined;
  }[];
  readonly faces: readonly {
    knownFrom: Day;
    knownTo: Day;
    type: DealType | null;
    activities: readonly Activity[];
    parties: readonly OrganizationId[];
    jointVenture: OrganizationId | null;
    regions: readonly string[];
    value: { amount: number; currency: string } | null;
    disputed: boolean;
  }[];
  /** Publishers of its accepted claims. */
  readonly publishers: readonly string[];
  /** The largest share any accepted claim states; null: none. */
  readonly maxPercent: number | null;
  /** Who was first to report that it was being talked about, and when; absent: its first report saw more than talks. */
  readonly firstTalk?: FirstTalk | undefined;
  /** Organisations, models and publishers that its accepted claims name besides participants and `publishers`; absent: none. */
  readonly named?: readonly string[] | undefined;
  /** By recorder, what claims name that are not accepted, and no accepted one of the deal; absent: there are none. */
  readonly unseen?:
    | readonly { readonly by: string | null; readonly named: readonly string[]; readonly reports: readonly string[] }[]
    | undefined;
}

export interface TieFilter {
  readonly types?: readonly TieType[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly activities?: readonly Activity[] | undefined;
  readonly minStrength?: number | undefined;
  /** A tie passes where an end (for a focus: the other end) is of one of these countries. */
  readonly countries?: readonly string[] | undefined;
  readonly kinds?: readonly OrganizationKind[] | undefined;
  /** With closed ties: those whose last rectangle before `asOf` ended. */
  readonly includeEnded?: boolean | undefined;
}

/** A tie as a moment and level show it; at GROUP the ends are ultimate parents and the id names the level. */
export interface TieView extends Tie {
  readonly level: Level;
}

export interface TieQuery {
  readonly at: Moment;
  readonly level: Level;
  readonly filter?: TieFilter | undefined;
  /** Only ties with this organisation at an end. */
  readonly organization?: OrganizationId | undefined;
  /** Who is looked around from, besides `organization`: of a tie with one of them the other end has to pass the filter. */
  readonly focus?: readonly OrganizationId[] | undefined;
}

export interface Snapshot {
  /** What is there for some only; absent: everything is there for all. */
  readonly hidden?: Hidden | undefined;
  /** The number of the last change that it holds. */
  readonly revision: number;
  readonly organizationCount: number;
  organization(id: OrganizationId): OrganizationRow | undefined;
  organizations(): Iterable<OrganizationRow>;
  deal(id: DealId): DealRow | undefined;
  deals(): Iterable<DealRow>;
  /** Deals in which the organisation takes part in any accepted claim, or whose venture it is. */
  dealsOf(organization: OrganizationId): readonly DealRow[];
  /** Ties at a moment; unordered, complete. */
  ties(query: TieQuery): TieView[];
  /** A tie by its id, at any moment and level; undefined where no such tie is. */
  tie(id: string): TieView | undefined;
  /** Positions by holder or by target at a moment; held ones only unless `planned`. */
  positions(query: {
    at: Moment;
    holder?: OrganizationId | undefined;
    target?: OrganizationId | undefined;
    deal?: DealId | undefined;
    planned?: boolean | undefined;
  }): Position[];
  position(id: string): Position | undefined;
  /** The PART_OF target, else the holder of more than 50 %; undefined: none. */
  parent(organization: OrganizationId, at: Moment): OrganizationId | undefined;
  ultimateParent(organization: OrganizationId, at: Moment): OrganizationId | undefined;
  subsidiaries(organization: OrganizationId, at: Moment): OrganizationId[];
  /** Active merges: who answers for whom. */
  readonly redirects: Redirects;
  /** Neighbours by any tie that passes, each with its ties; unordered. */
  partners(query: TieQuery & { organization: OrganizationId }): Map<OrganizationId, TieView[]>;
}
