/** What the first visit's stories are made from. */
import type { OrganizationKind, PartyRole, Stage } from '../../domain/vocabulary.ts';
import { operation } from './client.ts';

export interface StoryDeal {
  readonly id: string;
  readonly independentOrigins: number;
  readonly stages: readonly { readonly stage: Stage; readonly since: { readonly earliest: string | null } | null }[];
  readonly parties: readonly {
    readonly role: PartyRole;
    readonly organization: { readonly id: string; readonly name: string; readonly kind: OrganizationKind };
  }[];
}

export interface StoriesAnswer {
  readonly deals: { readonly nodes: readonly StoryDeal[] };
  readonly rankings: readonly {
    readonly organization: {
      readonly id: string;
      readonly name: string;
      readonly country: string | null;
      readonly partners: { readonly nodes: readonly { readonly country: string | null }[] };
    };
  }[];
  readonly dealStatistics: readonly { readonly keys: readonly string[]; readonly deals: number }[];
}

export const storiesOperation = operation<StoriesAnswer>(`
  query Stories {
    deals(filter: { types: [EQUITY_STAKE, JOINT_VENTURE, CROSS_SHAREHOLDING, ACQUISITION] }, orderBy: { by: LAST_REPORTED }, first: 100) {
      nodes {
        id independentOrigins
        stages { stage since { earliest } }
        parties { role organization { id name kind } }
      }
    }
    rankings(metric: PARTNERS, level: GROUP, first: 3) {
      organization { id name country partners(level: GROUP, first: 100) { nodes { country } } }
    }
    dealStatistics(by: [YEAR]) { keys deals }
  }
`);
