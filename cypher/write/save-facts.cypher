// Keep what people said: organisations, models, publishers, reports, deals, claims, and how they hang together
/* :params { publishers: [{id: 'publisher:x', name: 'X', folded: 'x', reliability: 'F'}],
   reports: [['publisher:x', 'report:x', 'https://x.example/1', null, null, null, null, null, null, null, null, false]] } */
/* :params { organizations: [{id: 'organization:new', name: 'New', kind: 'BRAND', placeholder: false, revision: 0}], brands: ['organization:new'],
   organizationChanges: [{id: 'organization:tesla', values: {country: 'US', identifiers: ['WIKIDATA:Q478214']}}], relabelled: ['organization:tesla'],
   technologyCompanies: ['organization:tesla'], automakers: ['organization:new'], jointVentures: ['organization:new'], suppliers: ['organization:new'],
   batteryMakers: ['organization:new'], mobilityServices: ['organization:new'], investors: ['organization:new'], publicBodies: ['organization:new'],
   otherOrganizations: ['organization:new'], successions: [{from: 'organization:psa-group', to: 'organization:stellantis', values: {kind: 'RENAMED', on: null}}],
   endedNames: ['name:4'], organizationNames: [{of: 'organization:new', values: {id: 'name:new', value: 'New', latin: 'new'}}] } */
/* :params { models: [{id: 'model:new', name: 'New'}], modelChanges: [{id: 'model:leapmotor-c11', values: {segment: null}}],
   modelNames: [{of: 'model:new', values: {id: 'name:new', value: 'New'}}], endedBrandings: ['model:leapmotor-c11'],
   brandings: [{model: 'model:new', organization: 'organization:leapmotor'}], endedMakings: ['model:leapmotor-c11'],
   makings: [{model: 'model:new', organization: 'organization:leapmotor', values: {plant: null, from: '2020', to: null}}],
   endedPlatformOwners: ['model:leapmotor-t03'], platformOwners: [{model: 'model:new', organization: 'organization:leapmotor'}],
   statedCoverings: [{deal: 'deal:stellantis-leapmotor-stake', model: 'model:leapmotor-c11'}], describings: [{report: 'report:1', model: 'model:new'}],
   competing: [{from: 'model:leapmotor-c11', to: 'model:tesla-model-y', values: {note: null, reports: ['report:3']}}],
   resembling: [{from: 'model:new', to: 'model:tesla-model-y', values: {note: 'n', reports: []}}],
   based: [{from: 'model:new', to: 'model:tesla-model-y', values: {note: 'n', reports: []}}],
   rebadged: [{from: 'model:new', to: 'model:tesla-model-y', values: {note: 'n', reports: []}}],
   platformSharing: [{from: 'model:new', to: 'model:tesla-model-y', values: {note: 'n', reports: []}}],
   succeeding: [{from: 'model:new', to: 'model:tesla-model-y', values: {note: 'n', reports: []}}] } */
/* :params { reportChanges: [{id: 'report:3', values: {title: 'Groups', language: 'en'}}], deals: [['deal:new', null, 'New', false, '{}', [], 0, null]],
   claims: [['report:1', 'deal:new', 'claim:new', null, null, null, null, null, null, null, null, '{}', false, null, null, null]],
   mergedClaims: [['report:1', 'deal:merged', 'claim:other', null, null, null, null, null, null, null, null, '{}', false, null, null, null]],
   claimChanges: [{id: 'claim:1', values: {review: 'SUPERSEDED'}}], endedSupersedings: [{claim: 'claim:1', by: 'claim:2'}],
   supersedings: [{claim: 'claim:1', by: 'claim:new'}], publisherChanges: [{id: 'publisher:reuters', values: {reliability: 'B'}}],
   attributions: [{claim: 'claim:new', publisher: 'publisher:bloomberg'}] } */
// Where there may be thousands of a kind, a row is the list of its values in the order of their places.
CALL () { UNWIND $organizations AS row CREATE (organization:Organization) SET organization = row } // if $organizations
CALL () { UNWIND $organizationChanges AS row MATCH (organization:Organization {id: row.id}) SET organization += row.values } // if $organizationChanges
CALL () { UNWIND $relabelled AS id MATCH (o:Organization {id: id}) REMOVE o:Automaker, o:Brand, o:JointVenture, o:Supplier, o:BatteryMaker } // if $relabelled
CALL () { UNWIND $relabelled AS id MATCH (o:Organization {id: id}) REMOVE o:TechnologyCompany, o:MobilityService, o:Investor, o:PublicBody, o:OtherOrganization } // if $relabelled
CALL () { UNWIND $automakers AS id MATCH (organization:Organization {id: id}) SET organization:Automaker } // if $automakers
CALL () { UNWIND $brands AS id MATCH (organization:Organization {id: id}) SET organization:Brand } // if $brands
CALL () { UNWIND $jointVentures AS id MATCH (organization:Organization {id: id}) SET organization:JointVenture } // if $jointVentures
CALL () { UNWIND $suppliers AS id MATCH (organization:Organization {id: id}) SET organization:Supplier } // if $suppliers
CALL () { UNWIND $batteryMakers AS id MATCH (organization:Organization {id: id}) SET organization:BatteryMaker } // if $batteryMakers
CALL () { UNWIND $technologyCompanies AS id MATCH (organization:Organization {id: id}) SET organization:TechnologyCompany } // if $technologyCompanies
CALL () { UNWIND $mobilityServices AS id MATCH (organization:Organization {id: id}) SET organization:MobilityService } // if $mobilityServices
CALL () { UNWIND $investors AS id MATCH (organization:Organization {id: id}) SET organization:Investor } // if $investors
CALL () { UNWIND $publicBodies AS id MATCH (organization:Organization {id: id}) SET organization:PublicBody } // if $publicBodies
CALL () { UNWIND $otherOrganizations AS id MATCH (organization:Organization {id: id}) SET organization:OtherOrganization } // if $otherOrganizations
CALL () { UNWIND $successions AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) MERGE (a)-[s:SUCCEEDED_BY]->(b) SET s = row.values } // if $successions
CALL () { UNWIND $models AS row CREATE (model:Model) SET model = row } // if $models
CALL () { UNWIND $modelChanges AS row MATCH (model:Model {id: row.id}) SET model += row.values } // if $modelChanges
CALL () { UNWIND $endedNames AS id MATCH (name:Name {id: id}) DETACH DELETE name } // if $endedNames
CALL () { UNWIND $organizationNames AS row MATCH (o:Organization {id: row.of}) CREATE (name:Name)-[:NAMES]->(o) SET name = row.values } // if $organizationNames
CALL () { UNWIND $modelNames AS row MATCH (m:Model {id: row.of}) CREATE (name:Name)-[:NAMES]->(m) SET name = row.values } // if $modelNames
CALL () { UNWIND $endedBrandings AS id MATCH (:Model {id: id})-[branded:BRANDED]->() DELETE branded } // if $endedBrandings
CALL () { UNWIND $brandings AS row MATCH (m:Model {id: row.model}) MATCH (o:Organization {id: row.organization}) CREATE (m)-[:BRANDED]->(o) } // if $brandings
CALL () { UNWIND $endedMakings AS id MATCH (:Model {id: id})<-[makes:MAKES]-() DELETE makes } // if $endedMakings
CALL () { UNWIND $makings AS row MATCH (o:Organization {id: row.organization}) MATCH (m:Model {id: row.model}) CREATE (o)-[makes:MAKES]->(m) SET makes = row.values } // if $makings
CALL () { UNWIND $endedPlatformOwners AS id MATCH (:Model {id: id})<-[owns:OWNS_PLATFORM_OF]-() DELETE owns } // if $endedPlatformOwners
CALL () { UNWIND $platformOwners AS row MATCH (o:Organization {id: row.organization}) MATCH (m:Model {id: row.model}) CREATE (o)-[:OWNS_PLATFORM_OF]->(m) } // if $platformOwners
CALL () { UNWIND $publishers AS row CREATE (publisher:Publisher) SET publisher = row } // if $publishers
CALL () { UNWIND $reports AS row MATCH (p:Publisher {id: row[0]}) CREATE (:Report {id: row[1], url: row[2], title: row[3], published: row[4], publishedFrom: row[5], publishedTo: row[6], knownFrom: row[7], retrieved: row[8], recordedDay: row[9], language: row[10], background: row[11]})-[:PUBLISHED_BY]->(p) } // if $reports
CALL () { UNWIND $reportChanges AS row MATCH (report:Report {id: row.id}) SET report += row.values } // if $reportChanges
CALL () { UNWIND $deals AS row CREATE (:Deal {id: row[0], key: row[1], title: row[2], background: row[3], row: row[4], tied: row[5], revision: row[6], restoring: row[7]}) } // if $deals
CALL () { UNWIND $claims AS row MATCH (r:Report {id: row[0]}) MATCH (d:Deal {id: row[1]}) CREATE (r)-[:STATES]->(:Claim {id: row[2], stage: row[3], type: row[4], rank: row[5], review: row[6], reliability: row[7], credibility: row[8], summary: row[9], quote: row[10], facts: row[11], background: row[12], recordedBy: row[13], recordedAt: row[14], recordedDay: row[15]})-[:ABOUT]->(d) } // if $claims
CALL () { UNWIND $mergedClaims AS row MATCH (r:Report {id: row[0]}) MATCH (d:MergedDeal {id: row[1]}) CREATE (r)-[:STATES]->(:Claim {id: row[2], stage: row[3], type: row[4], rank: row[5], review: row[6], reliability: row[7], credibility: row[8], summary: row[9], quote: row[10], facts: row[11], background: row[12], recordedBy: row[13], recordedAt: row[14], recordedDay: row[15]})-[:ABOUT]->(d) } // if $mergedClaims
CALL () { UNWIND $claimChanges AS row MATCH (claim:Claim {id: row.id}) SET claim += row.values } // if $claimChanges
CALL () { UNWIND $endedSupersedings AS row MATCH (:Claim {id: row.claim})-[s:SUPERSEDED_BY]->(next:Claim) WHERE next.id = row.by DELETE s } // if $endedSupersedings
CALL () { UNWIND $supersedings AS row MATCH (a:Claim {id: row.claim}) MATCH (b:Claim {id: row.by}) MERGE (a)-[:SUPERSEDED_BY]->(b) } // if $supersedings
CALL () { UNWIND $publisherChanges AS row MATCH (publisher:Publisher {id: row.id}) SET publisher += row.values } // if $publisherChanges
CALL () { UNWIND $attributions AS row MATCH (c:Claim {id: row.claim}) MATCH (p:Publisher {id: row.publisher}) CREATE (c)-[:ATTRIBUTED_TO]->(p) } // if $attributions
CALL () { UNWIND $statedCoverings AS row MATCH (d:Deal {id: row.deal}) MATCH (m:Model {id: row.model}) MERGE (d)-[l:COVERS]->(m) SET l.stated = true } // if $statedCoverings
CALL () { UNWIND $describings AS row MATCH (r:Report {id: row.report}) MATCH (m:Model {id: row.model}) MERGE (r)-[:DESCRIBES]->(m) } // if $describings
CALL () { UNWIND $competing AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:COMPETES_WITH]->(b) SET x = row.values } // if $competing
CALL () { UNWIND $resembling AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:RESEMBLES]->(b) SET x = row.values } // if $resembling
CALL () { UNWIND $based AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:BASED_ON]->(b) SET x = row.values } // if $based
CALL () { UNWIND $rebadged AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:REBADGE_OF]->(b) SET x = row.values } // if $rebadged
CALL () { UNWIND $platformSharing AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:SHARES_PLATFORM_WITH]->(b) SET x = row.values } // if $platformSharing
CALL () { UNWIND $succeeding AS row MATCH (a:Model {id: row.from}) MATCH (b:Model {id: row.to}) MERGE (a)-[x:SUCCESSOR_OF]->(b) SET x = row.values } // if $succeeding
RETURN 1 AS saved
