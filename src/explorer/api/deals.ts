/** Deals with the days of their stages, for the timeline. */
import type { DealType, Stage } from '../../domain/vocabulary.ts';
import { operation } from './client.ts';
import type { DateText } from './inspect.ts';

export interface DealLine {
  readonly id: string;
  readonly title: string;
  readonly type: DealType | null;
  readonly stages: readonly { readonly stage: Stage; readonly since: DateText | null }[];
}

export const dealLinesOperation = operation<
  { nodes: readonly (Partial<DealLine> | null)[] },
  { readonly ids: readonly string[]; readonly knownAt: string | null }
>(`
  query DealLines($ids: [ID!]!, $knownAt: Date) {
    nodes(ids: $ids) {
      ... on Deal { id title type stages(knownAt: $knownAt) { stage since { text earliest latest } } }
    }
  }
`);
