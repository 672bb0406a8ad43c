// Write the changes into the log under the next numbers
/* :params { newcomers: [], changes: [[1, '2026-01-01T00:00:00Z', null, 'UPDATED', 'Nothing', [], [], [], [], '[]']] } */
/* :params {
   revisedOrganizations: ['organization:tesla'], revisedModels: ['model:leapmotor-c11'], revisedDeals: ['deal:tesla-group'],
   newcomers: [{id: 'organization:new', latin: 'tesla'}], overtaking: [1], merging: [1], requests: [{values: {id: 'request:new', hash: 'h', answer: '{}'}}],
   touchedOrganizations: [[1, 'organization:tesla']], touchedModels: [[1, 'model:leapmotor-c11']], touchedPublishers: [[1, 'publisher:reuters']],
   touchedReports: [[1, 'report:1']], touchedClaims: [[1, 'claim:1']], touchedDeals: [[1, 'deal:tesla-group']], touchedMerges: [[1, 'merge:1']],
   changes: [[1, '2026-01-01T00:00:00Z', 'Rosa', 'UPDATED', 'One', ['organization:tesla'], [], [], [], '[]'],
     [2, '2026-01-01T00:00:00Z', null, 'UPDATED', 'Two', [], [], [], [], '[]']] } */
// Where there may be thousands of a kind, a row is the list of its values in the order of their places.
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
