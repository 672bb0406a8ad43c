/** The queries of the write path: what a write reads before it, and the statements by which it is saved. */
import * as z from 'zod';
import {
  modelRelationTypes,
  nameTypes,
  organizationKinds,
  powertrains,
  successionKinds,
} from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import { wordOf } from '../reads/rows.ts';

const ids = z.array(z.string());
const properties = z.record(z.string(), z.json());
/** Absent where there is nothing to save: its line is then left out. */
const rows = z.array(properties).optional();
/** Rows as lists of values, in the order in which the query names them: see `packedSections`. */
const lists = z.array(z.array(z.json())).optional();
const some = ids.optional();

/**
 * Nodes for names, ids, keys and addresses; the shape of `node` goes with `kind`. With `lock`, the reports are locked: what is
 * added to one must not be lost.
 */
export const lookUp = defineQuery({
  name: 'write/look-up',
  mode: 'write',
  parameters: z.object({
    lock: z.boolean().optional(),
    /** `latin` keys of names: the loosest step of a look-up, so that every closer match is among its answers. */
    names: ids,
    organizations: ids,
    models: ids,
    /** `folded` keys of publishers' names. */
    publishers: ids,
    publisherIds: ids,
    deals: ids,
    keys: ids,
    reports: ids,
    requests: ids,
  }),
  row: z.object({
    kind: z.enum(['name', 'organization', 'model', 'publisher', 'deal', 'report', 'request']),
    id: z.string(),
    node: properties,
  }),
});

/** Deals whose ties depend on claims about `targets`. With `lock`, the targets are locked in the order of their ids. */
export const neighbours = defineQuery({
  name: 'write/neighbours',
  mode: 'write',
  parameters: z.object({ targets: ids, lock: z.boolean().optional() }),
  row: z.object({ targets: ids, sharing: ids, context: ids }),
});

/** Everything that a projection of `claimed` reads; the shape of `node` goes with `kind`. */
export const neighbourhood = defineQuery({
  name: 'write/neighbourhood',
  mode: 'write',
  parameters: z.object({
    changed: ids,
    reprojected: ids,
    claimed: ids,
    targets: ids,
    organizations: ids,
    /** Deals merged into those of `claimed`, whose claims count with theirs. */
    merged: some,
    lock: z.boolean().optional(),
  }),
  row: z.object({
    kind: z.enum(['claim', 'deal', 'tie', 'position', 'succession', 'organization']),
    id: z.string(),
    node: properties,
  }),
});

export const saveFacts = defineQuery({
  name: 'write/save-facts',
  mode: 'write',
  parameters: z.object({
    organizations: rows,
    organizationChanges: rows,
    relabelled: some,
    automakers: some,
    brands: some,
    jointVentures: some,
    suppliers: some,
    batteryMakers: some,
    technologyCompanies: some,
    mobilityServices: some,
    investors: some,
    publicBodies: some,
    otherOrganizations: some,
    successions: rows,
    models: rows,
    modelChanges: rows,
    endedNames: some,
    organizationNames: rows,
    modelNames: rows,
    endedBrandings: some,
    brandings: rows,
    endedMakings: some,
    makings: rows,
    endedPlatformOwners: some,
    platformOwners: rows,
    publishers: rows,
    reports: lists,
    reportChanges: rows,
    deals: lists,
    claims: lists,
    claimChanges: rows,
    endedSupersedings: rows,
    supersedings: rows,
    publisherChanges: rows,
    mergedClaims: lists,
    attributions: rows,
    statedCoverings: rows,
    describings: rows,
    competing: rows,
    resembling: rows,
    based: rows,
    rebadged: rows,
    platformSharing: rows,
    succeeding: rows,
  }),
  row: z.object({ saved: z.int() }),
});

export const saveProjection = defineQuery({
  name: 'write/save-projection',
  mode: 'write',
  parameters: z.object({
    dealRows: rows,
    endedParties: rows,
    parties: lists,
    endedVentures: rows,
    ventures: rows,
    endedTargets: rows,
    targets: rows,
    endedHolders: rows,
    holders: rows,
    endedCoverings: rows,
    coverings: rows,
    endedTies: rows,
    exploring: lists,
    partners: lists,
    owns: lists,
    supplies: lists,
    licenses: lists,
    buildsFor: lists,
    distributesFor: lists,
    acquires: lists,
    mergesWith: lists,
    partOf: lists,
    endedPositions: rows,
    positions: lists,
  }),
  row: z.object({ saved: z.int() }),
});

/** Answers with the number of the last change. */
export const saveChange = defineQuery({
  name: 'write/save-change',
  mode: 'write',
  parameters: z.object({
    revisedOrganizations: some,
    revisedModels: some,
    revisedDeals: some,
    requests: rows,
    /** Organisations and models that were created because nothing had their names. */
    newcomers: z.array(z.object({ id: z.string(), latin: z.string() })),
    /** One item where writes that began before this one was finished begin again. */
    overtaking: z.array(z.literal(1)).optional(),
    /** One item where the write makes or undoes a merge. */
    merging: z.array(z.literal(1)).optional(),
    changes: z.array(z.array(z.json())),
    /** Which of the changes is about which nodes: the number of each in this write, and an id. */
    touchedOrganizations: lists,
    touchedModels: lists,
    touchedPublishers: lists,
    touchedReports: lists,
    touchedClaims: lists,
    touchedDeals: lists,
    touchedMerges: lists,
  }),
  /**
   * `merged` and `overtook`: the numbers of the last changes before this one that made or undid a merge, or let writes under
   * way begin again; 0: none. `namesakes`: what else goes by the names of the newcomers.
   */
  row: z.object({ revision: z.int(), merged: z.int(), overtook: z.int(), namesakes: ids }),
});

/** Relations that start at these models. */
export const modelRelations = defineQuery({
  name: 'write/model-relations',
  mode: 'write',
  parameters: z.object({ models: ids, lock: z.boolean().optional() }),
  row: z.object({
    type: wordOf(modelRelationTypes),
    from: z.string(),
    to: z.string(),
    note: z.string().nullable(),
    reports: ids,
  }),
});

/** Links as the store has them, by section of `write/save-facts`. */
export const dealLinks = defineQuery({
  name: 'write/deal-links',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({
    section: z.enum(['parties', 'ventures', 'targets', 'holders', 'coverings']),
    deal: z.string(),
    other: z.string(),
    role: z.string().nullable(),
  }),
});

export const dealsNaming = defineQuery({
  name: 'write/deals-naming',
  mode: 'read',
  parameters: z.object({ organizations: ids }),
  row: z.object({ id: z.string() }),
});

export const projectionVersion = defineQuery({
  name: 'write/projection-version',
  mode: 'read',
  row: z.object({ version: z.int() }),
});

export const saveProjectionVersion = defineQuery({
  name: 'write/save-projection-version',
  mode: 'write',
  parameters: z.object({ version: z.int() }),
  row: z.object({ version: z.int() }),
});

const names = z.array(
  z.object({
    id: z.string(),
    value: z.string(),
    type: wordOf(nameTypes),
    language: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
);
const successions = z.array(
  z.object({ organization: z.string(), kind: wordOf(successionKinds), on: z.string().nullable() }),
);

export const organizationAsItIs = defineQuery({
  name: 'write/organization',
  mode: 'write',
  parameters: z.object({ id: z.string(), lock: z.boolean().optional() }),
  row: z.object({
    name: z.string(),
    kind: wordOf(organizationKinds),
    country: z.string().nullable(),
    identifiers: ids.nullable(),
    founded: z.string().nullable(),
    dissolved: z.string().nullable(),
    placeholder: z.boolean(),
    revision: z.int(),
    names,
    predecessors: successions,
    successors: successions,
  }),
});

export const modelAsItIs = defineQuery({
  name: 'write/model',
  mode: 'write',
  parameters: z.object({ id: z.string(), lock: z.boolean().optional() }),
  row: z.object({
    name: z.string(),
    platform: z.string().nullable(),
    segment: z.string().nullable(),
    powertrain: wordOf(powertrains).nullable(),
    introduced: z.string().nullable(),
    placeholder: z.boolean(),
    revision: z.int(),
    names,
    brands: ids,
    makers: z.array(
      z.object({
        organization: z.string(),
        plant: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    platformOwners: ids,
    reports: ids,
    deals: ids,
  }),
});
