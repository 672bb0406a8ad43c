/**
 * Which parts of the two saving queries are sent together. A part without rows is left out of the text; but Neo4j plans each
 * text that is new to it, which takes far longer than to run it, so there a group is sent whole, with empty lists.
 */
import type { IdSection, Row, RowSection } from './stage.ts';

const factGroups: readonly (readonly (RowSection | IdSection)[])[] = [
  [
    ...(['publishers', 'reports', 'deals', 'claims', 'attributions'] as const),
    ...(['parties', 'ventures', 'targets', 'holders', 'coverings'] as const),
  ],
  ['mergedClaims'],
  ['claimChanges', 'endedSupersedings', 'supersedings', 'publisherChanges'],
  ['organizations', 'organizationNames', 'otherOrganizations', 'jointVentures'],
  [
    ...(['automakers', 'brands', 'suppliers', 'batteryMakers'] as const),
    ...(['technologyCompanies', 'mobilityServices', 'investors', 'publicBodies'] as const),
  ],
  ['organizationChanges', 'relabelled', 'successions', 'endedNames'],
  ['reportChanges', 'endedParties', 'endedVentures', 'endedTargets', 'endedHolders', 'endedCoverings'],
  [
    ...(['models', 'modelNames', 'brandings', 'makings', 'platformOwners'] as const),
    ...(['statedCoverings', 'describings'] as const),
  ],
  ['modelChanges', 'endedBrandings', 'endedMakings', 'endedPlatformOwners'],
  ['competing', 'resembling', 'based', 'rebadged', 'platformSharing', 'succeeding'],
];

const projectionGroups: readonly (readonly string[])[] = [
  [
    ...(['dealRows', 'endedTies', 'exploring', 'partners', 'owns', 'supplies', 'licenses'] as const),
    ...(['buildsFor', 'distributesFor', 'acquires', 'mergesWith', 'partOf'] as const),
  ],
  ['endedPositions', 'positions'],
  ['revisedOrganizations', 'revisedModels', 'revisedDeals'],
];

type Sections = Readonly<Record<string, Row[] | string[]>>;

/** Of `write/save-facts`: each group whole of which any part has rows. */
export function wholeFactGroups(sections: Sections): Sections {
  return whole(factGroups, sections);
}

/** Of `write/save-projection`. */
export function wholeProjectionGroups(sections: Sections): Sections {
  return whole(projectionGroups, sections);
}

function whole(groups: readonly (readonly string[])[], sections: Sections): Sections {
  const present = groups.filter((group) => group.some((section) => sections[section] !== undefined)).flat();
  return { ...Object.fromEntries(present.map((section) => [section, []])), ...sections };
}
