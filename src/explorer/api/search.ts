/** What a text in any script may mean. */
import type { DealType, OrganizationKind, SearchKind } from '../../domain/vocabulary.ts';
import { operation } from './client.ts';

export type SearchItem =
  | {
      readonly kindOfItem: 'Organization';
      readonly id: string;
      readonly name: string;
      readonly kind: OrganizationKind;
      readonly country: string | null;
    }
  | {
      readonly kindOfItem: 'Model';
      readonly id: string;
      readonly name: string;
      readonly brand: { readonly name: string } | null;
    }
  | {
      readonly kindOfItem: 'Deal';
      readonly id: string;
      readonly title: string;
      readonly type: DealType | null;
      readonly parties: readonly { readonly organization: { readonly id: string } }[];
    };

export interface SearchHit {
  readonly matched: string;
  readonly item: SearchItem;
}

export const searchOperation = operation<
  { search: readonly SearchHit[] },
  { readonly text: string; readonly kinds: readonly SearchKind[] }
>(`
  query Search($text: String!, $kinds: [SearchKind!]) {
    search(text: $text, kinds: $kinds, first: 9) {
      matched
      item {
        kindOfItem: __typename
        ... on Organization { id name kind country }
        ... on Model { id name brand { name } }
        ... on Deal { id title type parties { organization { id } } }
      }
    }
  }
`);
