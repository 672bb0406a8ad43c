// Keep the log, merges, requests and what claims were superseded by, as an export has them
/* :params { changes: [{subjects: {organizations: [], models: [], publishers: [], reports: [], claims: [], deals: [], merges: ['merge:1']},
   values: {id: 'change:99', sequence: 99, at: '2026-01-01T00:00:00Z', kind: 'UPDATED', summary: 'Nothing', subjects: [], deals: [], organizations: [], targets: [], fields: '[]'}}] } */
CALL () { UNWIND $superseded AS row MATCH (a:Claim {id: row.claim}) MATCH (b:Claim {id: row.by}) MERGE (a)-[:SUPERSEDED_BY]->(b) } // if $superseded
CALL () { UNWIND $merges AS row CREATE (m:`Merge`) SET m = row } // if $merges
CALL () { UNWIND $requests AS row CREATE (r:Request) SET r = row } // if $requests
UNWIND $changes AS row
CREATE (change:Change)
SET change = row.values
WITH change, row.subjects AS subjects
CALL (change, subjects) { UNWIND subjects.organizations AS id MATCH (node:Organization {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.deals AS id MATCH (node:Deal {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.claims AS id MATCH (node:Claim {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.reports AS id MATCH (node:Report {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.models AS id MATCH (node:Model {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.publishers AS id MATCH (node:Publisher {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.merges AS id MATCH (node:`Merge` {id: id}) CREATE (change)-[:TOUCHED]->(node) }
RETURN count(*) AS saved
