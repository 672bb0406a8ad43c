/** A network as files hold it: what writers of every format are handed, organisation by organisation and tie by tie. */
import type { Day, PartialDate, Percentage } from '../domain/model.ts';
import type { Activity, Level, OrganizationKind, Stage, TieType } from '../domain/vocabulary.ts';

/** What a file says of itself. */
export interface FileFacts {
  /** How the facts may be used. */
  readonly licence: string;
  /** The number of the last change that the file holds. */
  readonly revision: number;
  /** The day (UTC) on which it was made. */
  readonly madeOn: Day;
  readonly asOf: Day;
  readonly knownAt: Day;
  readonly generator: string;
}

export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  /** Its other names, in any script. */
  readonly names: readonly string[];
  readonly kind: OrganizationKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly founded: PartialDate | null;
  readonly dissolved: PartialDate | null;
  /** `{scheme: 'LEI', value: …}` */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  /** The head of its group at the moment, by id; null: itself. */
  readonly group: string | null;
  /** The number of its community, 0 the largest; null: it has no tie here. */
  readonly community: number | null;
  /** With how many others it has a tie that passes the filter. */
  readonly degree: number;
  /** How many ties away from the focus; null without one. */
  readonly distance: number | null;
  /** From -1,000 to 1,000, the same at every moment; y grows downwards. */
  readonly x: number;
  readonly y: number;
}

export interface TieRecord {
  readonly id: string;
  readonly type: TieType;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly stage: Stage;
  readonly deal: string;
  readonly dealTitle: string;
  readonly activities: readonly Activity[];
  /** Null: not a stake, or its share is not stated. */
  readonly percent: Percentage | null;
  readonly planned: boolean;
  readonly since: PartialDate | null;
  /** Of this stage, `[validFrom, validTo)`; null: open. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Null: an editor's statement, known always. */
  readonly knownFrom: Day | null;
  readonly strength: number;
  /** Claims that support it, by id. */
  readonly evidence: readonly string[];
  /** Publishers that they come from, relays counted once. */
  readonly publishers: number;
  readonly background: boolean;
  /** When the tie held, whatever its stage: `[from, to)`, in order; null: open. */
  readonly stretches: readonly { readonly from: Day | null; readonly to: Day | null }[];
}

/** What one report says of a deal, with the report itself. */
export interface ClaimRecord {
  readonly id: string;
  readonly deal: string;
  readonly stage: Stage;
  readonly summary: string;
  readonly recordedAt: string;
  readonly attributedTo: readonly string[];
  readonly report: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly published: PartialDate | null;
    readonly language: string | null;
    readonly publisher: { readonly id: string; readonly name: string };
  };
}

export interface NetworkFile {
  readonly facts: FileFacts & { readonly level: Level };
  readonly organizationCount: number;
  readonly tieCount: number;
  /** By distance, then those with the most partners first. */
  organizations(): AsyncIterable<OrganizationRecord>;
  ties(): Iterable<TieRecord>;
  /** The claims that support these ties. */
  claimsFor(ties: readonly TieRecord[]): Promise<readonly ClaimRecord[]>;
  /** How many ties of each type each organisation has. */
  tieTypesOf(): ReadonlyMap<string, ReadonlyMap<TieType, number>>;
}

/** Writes a network in one format, piece by piece. */
export type NetworkWriter = (file: NetworkFile) => AsyncIterable<string>;
