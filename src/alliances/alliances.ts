/** The service: everything that Auto Alliances does, for every front (GraphQL, command line, exports). */
import type { Day } from '../domain/model.ts';
import type { ClaimRank, Role, SourceReliability } from '../domain/vocabulary.ts';
import type { TieView } from '../network/snapshot.ts';
import type { GraphStore } from '../store/store.ts';
import type { FollowChanges } from './follow-changes.ts';
import type { Foreseen } from './foreseen.ts';
import type { ClaimInput, ReportDealsInput, SaveModelInput, SaveOrganizationInput } from './inputs.ts';
import type { MergeAnswer } from './merge/merge.ts';
import type { MergeInput, UndoMergeInput } from './merge/merge-draft.ts';
import type { Reader, RelatedDealHit, Viewer } from './reader.ts';
import type { Ledger } from './write/ledger.ts';

export interface Clock {
  /** Now, as RFC 3339 in UTC. */
  now(): string;
}

/** Who acts: for the change log, and for what depends on who it is. */
export interface Actor {
  /** Null: the service itself (the starter data). */
  readonly name: string | null;
  /** Absent: imports and the service itself, who may do everything. */
  readonly role?: Role;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

export interface TiesChanged {
  readonly formed: readonly TieView[];
  readonly changed: readonly {
    readonly before: TieView;
    readonly after: TieView;
    readonly fields: readonly string[];
  }[];
  readonly ended: readonly TieView[];
}

export interface ReportDealsAnswer {
  readonly report: string;
  readonly claims: readonly string[];
  readonly deals: readonly string[];
  /** Ids of the nodes that this call created. */
  readonly created: readonly string[];
  readonly ties: TiesChanged;
  readonly replayed: boolean;
  readonly dryRun: boolean;
  readonly warnings: readonly Warning[];
  /** Deals that are probably the same as new ones of this call, the likeliest first. */
  readonly similar: readonly RelatedDealHit[];
  readonly revision: number;
  /** Of a dry run: what it would have written, for a reader of its answer. */
  readonly foreseen?: Foreseen;
}

export interface ClaimAnswer {
  readonly claim: string;
  readonly ties: TiesChanged;
  readonly revision: number;
}

export interface Alliances {
  /** Reads for one request; after a dry run, as if what is `foreseen` had been written. */
  reader(options: { viewer: Viewer; signal?: AbortSignal; foreseen?: Foreseen | undefined }): Reader;
  /** One report with its claims, all or nothing, with the ties that it changes. */
  reportDeals(input: ReportDealsInput, actor: Actor): Promise<ReportDealsAnswer>;
  saveOrganization(
    input: SaveOrganizationInput,
    actor: Actor,
  ): Promise<{ id: string; revision: number; created: boolean }>;
  saveModel(input: SaveModelInput, actor: Actor): Promise<{ id: string; revision: number; created: boolean }>;
  /** From here on the survivor answers for the duplicate; nothing is moved. */
  mergeOrganizations(input: MergeInput, actor: Actor): Promise<MergeAnswer>;
  mergeDeals(input: MergeInput, actor: Actor): Promise<MergeAnswer>;
  /** The duplicate answers for itself again, whatever was written in between. */
  undoMerge(input: UndoMergeInput, actor: Actor): Promise<MergeAnswer>;
  /** The claim as it should have been; the old one is kept. */
  correctClaim(
    id: string,
    given: { readonly claim: ClaimInput; readonly reason: string },
    actor: Actor,
  ): Promise<ClaimAnswer>;
  retractClaim(id: string, reason: string, actor: Actor): Promise<ClaimAnswer>;
  rankClaim(
    id: string,
    given: { readonly rank: ClaimRank; readonly reason: string },
    actor: Actor,
  ): Promise<ClaimAnswer>;
  reviewClaim(
    id: string,
    given: { readonly accept: boolean; readonly reason?: string | null | undefined },
    actor: Actor,
  ): Promise<ClaimAnswer>;
  ratePublisher(
    id: string,
    given: { readonly reliability: SourceReliability; readonly reason: string },
    actor: Actor,
  ): Promise<{ readonly publisher: string; readonly revision: number }>;
  /** Removes the texts of a claim or report everywhere, the log included; what it says of deals stays. */
  redact(id: string, reason: string, actor: Actor): Promise<{ readonly revision: number }>;
  /** The number of the last change. */
  readonly revision: number;
  /** Counts how often all ties were made anew, which the log does not tell. */
  readonly edition: number;
  readonly today: Day;
  /** Names the layout that pictures follow at the moment. */
  readonly picture: string;
  /** Begins the first picture of the network, off the way of all else, so that nobody who asks for one has to wait for it. */
  layOut(): void;
  /** For what writes otherwise than by reports and descriptions: imports of exports, the removal of the starter data. */
  readonly ledger: Ledger;
  /**
   * Settles once this process shows the change with this number, whoever wrote it, at the latest after so many milliseconds;
   * answers whether it does.
   */
  reached(revision: number, milliseconds: number): Promise<boolean>;
  /** Settles once another change than `revision` is the last one shown. Rejects with the signal's reason. */
  moved(revision: number, signal: AbortSignal): Promise<void>;
  /** The changes after a place of the log, and then each new one once it is made, until the signal aborts. */
  readonly follow: FollowChanges;
  /** Fills the index from the graph, after writes past the ledger. */
  reload(): Promise<void>;
  ready(): Promise<void>;
  close(): Promise<void>;
  readonly store: GraphStore;
}
