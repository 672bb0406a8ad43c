/** The queries that the tie index is filled from. */
import * as z from 'zod';
import {
  type OrganizationKind,
  organizationKinds,
  type Stage,
  type StakeRight,
  stages,
  stakeRights,
  type TieType,
  tieTypes,
} from '../domain/vocabulary.ts';
import { defineQuery } from '../store/queries.ts';

const ids = z.object({ ids: z.array(z.string()) });
const id = z.object({ id: z.string() });
const words = <W extends string>(table: Readonly<Record<W, string>>) => z.enum(Object.keys(table) as [W, ...W[]]);
const rectangle = { validFrom: z.string(), validTo: z.string(), knownFrom: z.string(), knownTo: z.string() };
const bounds = { percentMin: z.number().nullable(), percentMax: z.number().nullable() };

export const organizationIds = defineQuery({ name: 'network/organization-ids', mode: 'read', row: id });
export const dealIds = defineQuery({ name: 'network/deal-ids', mode: 'read', row: id });

export const organizationRows = defineQuery({
  name: 'network/organization-rows',
  mode: 'read',
  parameters: ids,
  row: z.object({
    id: z.string(),
    name: z.string(),
    kind: words<OrganizationKind>(organizationKinds),
    country: z.string().nullable(),
    placeholder: z.boolean(),
  }),
});

export const dealRows = defineQuery({
  name: 'network/deal-rows',
  mode: 'read',
  parameters: ids,
  /** `row`: JSON text of the other fields. */
  row: z.object({ id: z.string(), title: z.string(), row: z.string() }),
});

const tie = z.object({
  ...{ ...rectangle, ...bounds },
  type: words<TieType>(tieTypes),
  from: z.string(),
  to: z.string(),
  id: z.string(),
  dealId: z.string(),
  stage: words<Stage>(stages),
  strength: z.number(),
  body: z.string(),
});

export const tiesFromOrganizations = defineQuery({
  name: 'network/ties-from-organizations',
  mode: 'read',
  parameters: ids,
  row: tie,
});
export const tiesOfDeals = defineQuery({ name: 'network/ties-of-deals', mode: 'read', parameters: ids, row: tie });

export const positionsIn = defineQuery({
  name: 'network/positions-in',
  mode: 'read',
  parameters: ids,
  row: z.object({
    ...{ ...rectangle, ...bounds },
    holder: z.string(),
    target: z.string(),
    id: z.string(),
    right: words<StakeRight>(stakeRights),
    planned: z.boolean(),
    body: z.string(),
  }),
});

const names = z.object({ id: z.string(), of: z.string(), value: z.string() });
export const modelIds = defineQuery({ name: 'network/model-ids', mode: 'read', row: id });
export const publisherIds = defineQuery({ name: 'network/publisher-ids', mode: 'read', row: id });
/** Their names, by the ids of organisations or of models; of publishers the one that they have. */
export const namesOfOrganizations = defineQuery({
  name: 'network/names-of-organizations',
  mode: 'read',
  parameters: ids,
  row: names,
});
export const namesOfModels = defineQuery({
  name: 'network/names-of-models',
  mode: 'read',
  parameters: ids,
  row: names,
});
export const namesOfPublishers = defineQuery({
  name: 'network/names-of-publishers',
  mode: 'read',
  parameters: ids,
  row: names,
});

/** How models stand, as far as it matters who may see them. */
export const modelRows = defineQuery({
  name: 'network/model-rows',
  mode: 'read',
  parameters: ids,
  row: z.object({ id: z.string(), placeholder: z.boolean(), relations: z.array(z.array(z.string())) }),
});

const touched = z.array(z.string()).nullable();
export const changesAfter = defineQuery({
  name: 'network/changes-after',
  mode: 'read',
  parameters: z.object({ after: z.int(), upTo: z.int(), limit: z.int() }),
  row: z.object({
    sequence: z.int(),
    subjects: touched,
    deals: touched,
    organizations: touched,
    targets: touched,
  }),
});

export const lastChange = defineQuery({
  name: 'network/last-change',
  mode: 'read',
  /** `merged`: the number of the last change that made or undid a merge; 0: none. */
  row: z.object({ revision: z.int(), merged: z.int() }),
});

export const logState = defineQuery({
  name: 'network/log-state',
  mode: 'read',
  row: z.object({ revision: z.int(), made: z.int().nullable() }),
});

export const activeMerges = defineQuery({
  name: 'network/active-merges',
  mode: 'read',
  row: z.object({ id: z.string(), duplicate: z.string(), survivor: z.string() }),
});
