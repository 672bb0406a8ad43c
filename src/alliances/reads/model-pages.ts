/** Pages of models, and of the deals that they came from. */
import * as z from 'zod';
import type { ModelRole } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import type { PageOrder } from '../paging.ts';
import type { Reader } from '../reader.ts';
import { pageOfDeals } from './deal-page.ts';
import { ids, text } from './rows.ts';
import { type Scope, storable } from './scope.ts';
import { pageRow, pagesRow, parentsParameter, storePage, storePages, windowParameters } from './store-page.ts';

const modelsPage = defineQuery({
  name: 'models-page',
  mode: 'read',
  parameters: z.object({
    ...windowParameters,
    placeholder: z.boolean(),
    hidden: z.array(text).optional(),
    powertrains: z.array(text).optional(),
    platform: text.optional(),
    brand: ids.optional(),
    maker: ids.optional(),
    deal: ids.optional(),
    fromDeals: z.boolean().optional(),
  }),
  row: pageRow,
});
const modelsOfOrganizations = defineQuery({
  name: 'models-of-organizations',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter, types: z.array(text) }),
  row: pagesRow,
});
const modelsOfDeals = defineQuery({
  name: 'models-of-deals',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter }),
  row: pagesRow,
});
const dealsOfModels = defineQuery({
  name: 'deals-of-models',
  mode: 'read',
  parameters: z.object(parentsParameter),
  row: z.object({ parent: text, deals: ids }),
});

export const byModelId: PageOrder = { name: 'models by ID ASC', direction: 'ASC', keys: 'text' };

const relationships = {
  BRAND: 'BRANDED',
  MAKER: 'MAKES',
  PLATFORM_OWNER: 'OWNS_PLATFORM_OF',
} as const satisfies Record<ModelRole, string>;

type ModelPages = Pick<Reader, 'modelPage' | 'modelsOfOrganizations' | 'modelsOfDeals' | 'dealsOfModels'>;

/** Lists models by id, which is by name; those that are only named by others apart unless asked for. */
export function modelPages(scope: Scope): ModelPages {
  const { survivor } = scope;
  const led = (id: string | undefined) => (id === undefined ? undefined : storable(scope.membersOf(id).members));
  return {
    modelPage: (filter, page) =>
      storePage(byModelId, page, (window) =>
        scope.read(modelsPage, {
          ...window,
          placeholder: filter?.placeholder ?? false,
          hidden: scope.hidden,
          powertrains: filter?.powertrains,
          platform: filter?.platform?.toWellFormed().toLowerCase(),
          brand: led(filter?.brand),
          maker: led(filter?.maker),
          deal: led(filter?.deal),
          fromDeals: filter?.fromDeals,
        }),
      ),
    modelsOfOrganizations(ids, role, page) {
      const types = role === undefined ? Object.values(relationships) : [relationships[role]];
      return storePages(scope, ids, byModelId, page, (window) =>
        scope.read(modelsOfOrganizations, { ...window, types }),
      );
    },
    modelsOfDeals: (ids, page) =>
      storePages(scope, ids, byModelId, page, (window) => scope.read(modelsOfDeals, window)),

    /** A model has few deals, so the snapshot sorts and cuts them as it does all lists of deals. */
    async dealsOfModels(ids, page) {
      const parents = storable(ids.map(survivor)).map(scope.membersOf);
      const rows = parents.length === 0 ? [] : await scope.read(dealsOfModels, { parents });
      const found = new Map(rows.map(({ parent, deals }) => [parent, deals]));
      return ids.map((id) => {
        const deals = new Set((found.get(survivor(id)) ?? []).map(survivor));
        const known = [...deals].map((deal) => scope.snapshot.deal(deal)).filter((row) => row !== undefined);
        return pageOfDeals(known, undefined, page);
      });
    },
  };
}
