/** The service: everything that Auto Alliances does, for every front (GraphQL, command line, exports). */
import type { Day } from '../domain/model.ts';
import type { TieView } from '../network/snapshot.ts';
import type { GraphStore } from '../store/store.ts';
import type { ReportDealsInput, SaveModelInput, SaveOrganizationInput } from './inputs.ts';
import type { Reader, Viewer } from './reader.ts';
import type { Ledger } from './write/ledger.ts';

export interface Clock {
  /** Now, as RFC 3339 in UTC. */
  now(): string;
}

/** Who acts, for the change log; null: the service itself (the starter data). */
export interface Actor {
  readonly name: string | null;
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
  readonly similar: readonly string[];
  readonly revision: number;
}

export interface Alliances {
  /** Reads for one request. */
  reader(options: { viewer: Viewer; signal?: AbortSignal }): Reader;
  /** One report with its claims, all or nothing, with the ties that it changes. */
  reportDeals(input: ReportDealsInput, actor: Actor): Promise<ReportDealsAnswer>;
  saveOrganization(
    input: SaveOrganizationInput,
    actor: Actor,
  ): Promise<{ id: string; revision: number; created: boolean }>;
  saveModel(input: SaveModelInput, actor: Actor): Promise<{ id: string; revision: number; created: boolean }>;
  /** The number of the last change. */
  readonly revision: number;
  readonly today: Day;
  /** For what writes otherwise than by reports and descriptions: imports of exports, the removal of the starter data. */
  readonly ledger: Ledger;
  /** Fills the index from the graph, after writes past the ledger. */
  reload(): Promise<void>;
  ready(): Promise<void>;
  close(): Promise<void>;
  readonly store: GraphStore;
}
