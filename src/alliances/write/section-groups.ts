/**
 * Which parts of the saving queries are sent together. A part without rows is left out of the text; but Neo4j plans each
 * text that is new to it, which takes far longer than to run it, so there a group is sent whole, with empty lists.
 */
import { type PackedSections, packed } from './packed.ts';
import type { IdSection, Row, RowSection, Stage } from './stage.ts';

const factGroups: readonly (readonly (RowSection | IdSection)[])[] = [
  ['publishers', 'reports', 'deals', 'claims', 'attributions'],
  ['mergedClaims'],
  ['claimChanges', 'endedSupersedings', 'supersedings', 'publisherChanges'],
  ['organizations', 'organizationNames', 'otherOrganizations', 'jointVentures'],
  [
    ...(['automakers', 'brands', 'suppliers', 'batteryMakers'] as const),
    ...(['technologyCompanies', 'mobilityServices', 'investors', 'publicBodies'] as const),
  ],
  ['organizationChanges', 'relabelled', 'successions', 'endedNames'],
  ['reportChanges'],
  [
    ...(['models', 'modelNames', 'brandings', 'makings', 'platformOwners'] as const),
    ...(['statedCoverings', 'describings'] as const),
  ],
  ['modelChanges', 'endedBrandings', 'endedMakings', 'endedPlatformOwners'],
  ['competing', 'resembling', 'based', 'rebadged', 'platformSharing', 'succeeding'],
];

const projectionGroups: readonly (readonly string[])[] = [
  [
    ...(['dealRows', 'parties', 'ventures', 'targets', 'holders', 'coverings'] as const),
    ...(['endedTies', 'exploring', 'partners', 'owns', 'supplies', 'licenses'] as const),
    ...(['buildsFor', 'distributesFor', 'acquires', 'mergesWith', 'partOf'] as const),
  ],
  ['endedParties', 'endedVentures', 'endedTargets', 'endedHolders', 'endedCoverings'],
  ['endedPositions', 'positions'],
];

const changeGroups: readonly (readonly string[])[] = [
  ['revisedOrganizations', 'revisedModels', 'revisedDeals'],
  ['touchedOrganizations', 'touchedDeals', 'touchedClaims', 'touchedReports', 'touchedPublishers'],
  ['touchedModels', 'touchedMerges'],
];

/**
 * What the stage has for `write/save-facts`.
 * @param whole each group whole of which any part has rows
 */
export function factSections({ rows, ids }: Pick<Stage, 'rows' | 'ids'>, whole = false): PackedSections {
  const sections = packed(new Map<string, readonly (Row | string)[]>([...rows, ...ids]));
  return whole ? wholeGroups(factGroups, sections) : sections;
}

/** The same of `write/save-projection`. */
export function projectionSections(sections: Readonly<Record<string, readonly Row[]>>, whole = false): PackedSections {
  const sent = packed(new Map(Object.entries(sections)));
  return whole ? wholeGroups(projectionGroups, sent) : sent;
}

/** The same of `write/save-change`. */
export function changeSections(
  given: Readonly<Record<string, readonly (Row | string)[]>> & { readonly changes: readonly Row[] },
  whole = false,
): PackedSections & { changes: never[] } {
  const { changes = [], ...sections } = packed(new Map(Object.entries(given)));
  return { ...(whole ? wholeGroups(changeGroups, sections) : sections), changes };
}

function wholeGroups(groups: readonly (readonly string[])[], sections: PackedSections): PackedSections {
  const present = groups.filter((group) => group.some((section) => sections[section] !== undefined)).flat();
  return { ...Object.fromEntries(present.map((section) => [section, []])), ...sections };
}
