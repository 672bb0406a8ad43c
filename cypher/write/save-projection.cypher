// Keep what follows from the claims of deals (their rows and links), and write the change into the log under the next number
/* :params { newcomers: [], changes: [[1, '2026-01-01T00:00:00Z', null, 'UPDATED', 'Nothing', [], [], [], [], '[]']] } */
/* :params {
   endedParties: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:stellantis', role: 'INVESTOR'}],
   parties: [['deal:tesla-group', 'organization:tesla', 'PARTNER']],
   endedVentures: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:leapmotor-international'}],
   ventures: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedTargets: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:leapmotor'}],
   targets: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedHolders: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:stellantis'}],
   holders: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedCoverings: [{deal: 'deal:stellantis-leapmotor-stake', model: 'model:leapmotor-c11'}],
   coverings: [{deal: 'deal:tesla-group', model: 'model:leapmotor-t03'}],
   dealRows: [{id: 'deal:tesla-group', values: {title: 'Tesla', row: '{}', tied: ['organization:tesla']}}],
   revisedOrganizations: ['organization:tesla'], revisedModels: ['model:leapmotor-c11'], revisedDeals: ['deal:tesla-group'],
   newcomers: [{id: 'organization:new', latin: 'tesla'}], overtaking: [1], merging: [1], requests: [{values: {id: 'request:new', hash: 'h', answer: '{}'}}],
   touchedOrganizations: [[1, 'organization:tesla']], touchedModels: [[1, 'model:leapmotor-c11']], touchedPublishers: [[1, 'publisher:reuters']],
   touchedReports: [[1, 'report:1']], touchedClaims: [[1, 'claim:1']], touchedDeals: [[1, 'deal:tesla-group']], touchedMerges: [[1, 'merge:1']],
   changes: [[1, '2026-01-01T00:00:00Z', 'Rosa', 'UPDATED', 'One', ['organization:tesla'], [], [], [], '[]'],
     [2, '2026-01-01T00:00:00Z', null, 'UPDATED', 'Two', [], [], [], [], '[]']] } */
// Where there may be thousands of a kind, a row is the list of its values in the order of their places.
CALL () { UNWIND $dealRows AS row MATCH (deal:Deal {id: row.id}) SET deal += row.values } // if $dealRows
CALL () { UNWIND $endedParties AS row MATCH (d:Deal {id: row.deal})<-[p:PARTY]-(o:Organization) WHERE o.id = row.organization AND p.role = row.role DELETE p } // if $endedParties
CALL () { UNWIND $parties AS row MATCH (d:Deal {id: row[0]}) MATCH (o:Organization {id: row[1]}) CREATE (o)-[:PARTY {role: row[2]}]->(d) } // if $parties
CALL () { UNWIND $endedVentures AS row MATCH (d:Deal {id: row.deal})-[l:CREATED]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedVentures
CALL () { UNWIND $ventures AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:CREATED]->(o) } // if $ventures
CALL () { UNWIND $endedTargets AS row MATCH (d:Deal {id: row.deal})-[l:SHARES_OF]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedTargets
CALL () { UNWIND $targets AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:SHARES_OF]->(o) } // if $targets
CALL () { UNWIND $endedHolders AS row MATCH (d:Deal {id: row.deal})-[l:HELD_BY]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedHolders
CALL () { UNWIND $holders AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:HELD_BY]->(o) } // if $holders
CALL () { UNWIND $endedCoverings AS row MATCH (d:Deal {id: row.deal})-[l:COVERS]->(m:Model) WHERE m.id = row.model AND l.stated IS NULL DELETE l } // if $endedCoverings
CALL () { UNWIND $coverings AS row MATCH (d:Deal {id: row.deal}) MATCH (m:Model {id: row.model}) MERGE (d)-[:COVERS]->(m) } // if $coverings
MERGE (sequence:Sequence {id: 'changes'})
SET sequence.value = coalesce(sequence.value, 0) + size($changes)
WITH sequence.value AS last, coalesce(sequence.merged, 0) AS merged, coalesce(sequence.overtook, 0) AS overtook
CALL (last) { UNWIND $overtaking AS one MATCH (counter:Sequence {id: 'changes'}) SET counter.overtook = last } // if $overtaking
CALL () { UNWIND $newcomers AS row MATCH (name:Name {latin: row.latin})-[:NAMES]->(other) WHERE other.id <> row.id RETURN collect(other.id) AS namesakes }
CALL (last) { UNWIND $merging AS one MATCH (counter:Sequence {id: 'changes'}) SET counter.merged = last } // if $merging
CALL (last) { UNWIND $revisedOrganizations AS id MATCH (node:Organization {id: id}) SET node.revision = last } // if $revisedOrganizations
CALL (last) { UNWIND $revisedModels AS id MATCH (node:Model {id: id}) SET node.revision = last } // if $revisedModels
CALL (last) { UNWIND $revisedDeals AS id MATCH (node:Deal {id: id}) SET node.revision = last } // if $revisedDeals
CALL (last) { UNWIND $requests AS row CREATE (request:Request) SET request = row.values, request.revision = last } // if $requests
WITH last, merged, overtook, namesakes, last - size($changes) AS before
CALL (before) { UNWIND $changes AS row CREATE (:Change {sequence: before + row[0], id: 'change:' + toString(before + row[0]), at: row[1], by: row[2], kind: row[3], summary: row[4], subjects: row[5], deals: row[6], organizations: row[7], targets: row[8], fields: row[9]}) }
CALL (before) { UNWIND $touchedOrganizations AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Organization {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedOrganizations
CALL (before) { UNWIND $touchedDeals AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Deal {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedDeals
CALL (before) { UNWIND $touchedClaims AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Claim {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedClaims
CALL (before) { UNWIND $touchedReports AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Report {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedReports
CALL (before) { UNWIND $touchedModels AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Model {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedModels
CALL (before) { UNWIND $touchedPublishers AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:Publisher {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedPublishers
CALL (before) { UNWIND $touchedMerges AS row MATCH (change:Change {id: 'change:' + toString(before + row[0])}) MATCH (node:`Merge` {id: row[1]}) CREATE (change)-[:TOUCHED]->(node) } // if $touchedMerges
RETURN last AS revision, merged AS merged, overtook AS overtook, namesakes AS namesakes
