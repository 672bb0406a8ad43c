/** The chains of ties between two organisations. */
import type { Level, Stage, TieType } from '../../domain/vocabulary.ts';
import { operation } from './client.ts';
import type { TieFilterInput } from './network.ts';

export interface PathAnswer {
  readonly sentence: string;
  readonly hops: number;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly weakest: { readonly id: string };
  readonly ties: readonly {
    readonly id: string;
    readonly type: TieType;
    readonly stage: Stage;
    readonly sentence: string;
    readonly strength: number;
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}

export const pathsOperation = operation<
  { paths: readonly PathAnswer[] },
  {
    readonly asOf: string | null;
    readonly knownAt: string | null;
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
    readonly level: Level;
    readonly filter: TieFilterInput;
  }
>(`
  query Paths($asOf: Date, $knownAt: Date, $from: OrganizationRef!, $to: OrganizationRef!, $level: Level, $filter: TieFilter)
  @moment(asOf: $asOf, knownAt: $knownAt) {
    paths(from: $from, to: $to, level: $level, filter: $filter, first: 3) {
      sentence
      hops
      organizations { id name }
      weakest { id }
      ties { id type stage sentence strength from { id } to { id } }
    }
  }
`);
