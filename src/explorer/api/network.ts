/** The network as a picture: organisations with their places, the ties among them, and what changed between two days. */
import type { Level, OrganizationKind, Stage, TieType } from '../../domain/vocabulary.ts';
import { operation } from './client.ts';

export interface Percent {
  readonly exact: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly text: string;
}

export interface NetworkTie {
  readonly id: string;
  readonly type: TieType;
  readonly stage: Stage;
  readonly directed: boolean;
  readonly strength: number;
  readonly planned: boolean;
  readonly percent: Percent | null;
  readonly validTo: { readonly latest: string | null } | null;
  readonly since: { readonly text: string; readonly earliest: string | null } | null;
  readonly deal: { readonly id: string };
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
}

export interface NetworkOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly country: string | null;
  readonly placeholder: boolean;
  readonly ultimateParent: { readonly id: string; readonly name: string } | null;
}

export interface NetworkNode {
  readonly x: number;
  readonly y: number;
  readonly degree: number;
  readonly distance: number | null;
  readonly organization: NetworkOrganization;
}

export interface Network {
  readonly totalNodes: number;
  readonly totalTies: number;
  readonly truncated: boolean;
  readonly revision: string;
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
}

export interface Diff {
  readonly totalFormed: number;
  readonly totalChanged: number;
  readonly totalEnded: number;
  readonly truncated: boolean;
  readonly digest: readonly string[];
  readonly formed: readonly NetworkTie[];
  readonly ended: readonly NetworkTie[];
  readonly changed: readonly {
    readonly fields: readonly string[];
    readonly before: NetworkTie;
    readonly after: NetworkTie;
  }[];
}

export interface TieFilterInput {
  readonly types?: readonly TieType[];
  readonly stages?: readonly Stage[];
  readonly kinds?: readonly OrganizationKind[];
  readonly countries?: readonly string[];
  readonly minStrength?: number;
  readonly includeEnded?: boolean;
}

export interface NetworkVariables {
  readonly asOf: string | null;
  readonly knownAt: string | null;
  readonly focus: readonly { readonly id: string }[];
  readonly depth: number;
  readonly level: Level;
  readonly filter: TieFilterInput;
  readonly limit: number;
}

const tieFields = `
  fragment TieFields on Tie {
    id type stage directed strength planned
    percent { exact min max text }
    validTo { latest }
    since { text earliest }
    deal { id }
    from { id name }
    to { id name }
  }`;
const pictureFields = `
  fragment PictureFields on Network {
    totalNodes totalTies truncated revision
    nodes { x y degree distance organization { id name kind country placeholder ultimateParent { id name } } }
    ties { ...TieFields }
  }
  ${tieFields}`;

export const networkOperation = operation<{ network: Network }, NetworkVariables>(`
  query Network($asOf: Date, $knownAt: Date, $focus: [OrganizationRef!], $depth: Int, $level: Level, $filter: TieFilter, $limit: Int)
  @moment(asOf: $asOf, knownAt: $knownAt) {
    network(focus: $focus, depth: $depth, level: $level, filter: $filter, limit: $limit) { ...PictureFields }
  }
  ${pictureFields}
`);

export interface ComparisonVariables extends NetworkVariables {
  readonly from: { readonly asOf: string; readonly knownAt?: string };
  readonly to: { readonly asOf?: string; readonly knownAt?: string };
}

/** The picture of both days and what lies between; `before` says where those stand that are gone. */
export const comparisonOperation = operation<{ network: Network; before: Network; diff: Diff }, ComparisonVariables>(`
  query Comparison($asOf: Date, $knownAt: Date, $from: Moment!, $to: Moment!, $focus: [OrganizationRef!], $depth: Int, $level: Level, $filter: TieFilter, $limit: Int)
  @moment(asOf: $asOf, knownAt: $knownAt) {
    network(focus: $focus, depth: $depth, level: $level, filter: $filter, limit: $limit) { ...PictureFields }
    before: network(at: $from, focus: $focus, depth: $depth, level: $level, filter: $filter, limit: $limit) { ...PictureFields }
    diff: networkDiff(from: $from, to: $to, focus: $focus, level: $level, filter: $filter, first: 100) {
      totalFormed totalChanged totalEnded truncated digest
      formed { ...TieFields }
      ended { ...TieFields }
      changed { fields before { ...TieFields } after { ...TieFields } }
    }
  }
  ${pictureFields}
`);

/** Who stands next to an organisation, the best-connected first: what "expand" adds. */
export const neighboursOperation = operation<
  { network: { totalNodes: number; nodes: readonly { organization: { id: string } }[] } },
  Omit<NetworkVariables, 'depth'>
>(`
  query Neighbours($asOf: Date, $knownAt: Date, $focus: [OrganizationRef!], $level: Level, $filter: TieFilter, $limit: Int)
  @moment(asOf: $asOf, knownAt: $knownAt) {
    network(focus: $focus, depth: 1, level: $level, filter: $filter, limit: $limit) {
      totalNodes
      nodes { organization { id } }
    }
  }
`);

export interface Facets {
  readonly totalNodes: number;
  readonly nodes: readonly { readonly organization: Pick<NetworkOrganization, 'id' | 'kind' | 'country'> }[];
  readonly ties: readonly {
    readonly type: TieType;
    readonly stage: Stage;
    readonly strength: number;
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}

/** All ties within reach, without a filter, to count them by what one may filter by. */
export const facetsOperation = operation<{ network: Facets }, NetworkVariables>(`
  query Facets($asOf: Date, $knownAt: Date, $focus: [OrganizationRef!], $depth: Int, $level: Level, $filter: TieFilter, $limit: Int)
  @moment(asOf: $asOf, knownAt: $knownAt) {
    network(focus: $focus, depth: $depth, level: $level, filter: $filter, limit: $limit) {
      totalNodes
      nodes { organization { id kind country } }
      ties { type stage strength from { id } to { id } }
    }
  }
`);

export interface Overview {
  readonly coverage: {
    readonly organizations: number;
    readonly deals: number;
    readonly claims: number;
    readonly reports: number;
    readonly earliest: string | null;
    readonly latest: string | null;
    readonly lastRecorded: string | null;
    readonly statement: string;
  };
  readonly dealStatistics: readonly { readonly keys: readonly string[]; readonly deals: number }[];
  readonly rankings: readonly {
    readonly value: number;
    readonly organization: { readonly id: string; readonly name: string };
  }[];
}

/** What does not change while one looks around: how much there is, deals per year, and the groups that get colours. */
export const overviewOperation = operation<Overview>(`
  query Overview {
    coverage { organizations deals claims reports earliest latest lastRecorded statement }
    dealStatistics(by: [YEAR]) { keys deals }
    rankings(metric: PARTNERS, level: GROUP, first: 8) { value organization { id name } }
  }
`);
