// Keep what follows from the claims (deals' rows, ties, positions), and write the change into the log under the next number
/* :params { newcomers: [], changes: [{number: 1, subjects: {organizations: [], models: [], publishers: [], reports: [], claims: [], deals: [], merges: []},
   values: {at: '2026-01-01T00:00:00Z', kind: 'UPDATED', summary: 'Nothing', subjects: [], deals: [], organizations: [], targets: [], fields: '[]'}}] } */
/* :params { dealRows: [{id: 'deal:tesla-group', values: {title: 'Tesla', row: '{}', tied: ['organization:tesla']}}],
   endedTies: [{id: 'tie:1', from: 'organization:stellantis'}],
   exploring: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:exploring', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   partners: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:partners', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   owns: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:owns', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   supplies: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:supplies', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   licenses: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:licenses', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   buildsFor: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:buildsFor', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   distributesFor: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:distributesFor', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   acquires: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:acquires', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   mergesWith: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:mergesWith', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   partOf: [{from: 'organization:tesla', to: 'organization:saic-motor', values: {id: 'tie:partOf', dealId: 'deal:tesla-group', percentMin: 20, percentMax: 20.5, strength: 0.5, body: '{}'}}],
   endedPositions: [{id: 'position:1', target: 'organization:leapmotor'}],
   positions: [{holder: 'organization:tesla', target: 'organization:saic-motor', values: {id: 'stake:new', right: 'EQUITY', planned: false, body: '{}'}}],
   revisedOrganizations: ['organization:tesla'], revisedModels: ['model:leapmotor-c11'], revisedDeals: ['deal:tesla-group'],
   newcomers: [{id: 'organization:new', latin: 'tesla'}], overtaking: [1], merging: [1], requests: [{values: {id: 'request:new', hash: 'h', answer: '{}'}}],
   changes: [
     {number: 1, subjects: {organizations: ['organization:tesla'], models: ['model:leapmotor-c11'], publishers: ['publisher:reuters'], reports: ['report:1'], claims: ['claim:1'], deals: ['deal:tesla-group'], merges: ['merge:1']},
      values: {at: '2026-01-01T00:00:00Z', by: 'Rosa', kind: 'UPDATED', summary: 'One', subjects: ['organization:tesla'], deals: [], organizations: [], targets: [], fields: '[]'}},
     {number: 2, subjects: {organizations: [], models: [], publishers: [], reports: [], claims: [], deals: [], merges: []},
      values: {at: '2026-01-01T00:00:00Z', by: null, kind: 'UPDATED', summary: 'Two', subjects: [], deals: [], organizations: [], targets: [], fields: '[]'}}] } */
CALL () { UNWIND $dealRows AS row MATCH (deal:Deal {id: row.id}) SET deal += row.values } // if $dealRows
CALL () { UNWIND $endedTies AS row MATCH (:Organization {id: row.from})-[t:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF]->(:Organization) WHERE t.id = row.id DELETE t } // if $endedTies
CALL () { UNWIND $exploring AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:EXPLORING]->(b) SET t = row.values } // if $exploring
CALL () { UNWIND $partners AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:PARTNERS]->(b) SET t = row.values } // if $partners
CALL () { UNWIND $owns AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:OWNS]->(b) SET t = row.values } // if $owns
CALL () { UNWIND $supplies AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:SUPPLIES]->(b) SET t = row.values } // if $supplies
CALL () { UNWIND $licenses AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:LICENSES]->(b) SET t = row.values } // if $licenses
CALL () { UNWIND $buildsFor AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:BUILDS_FOR]->(b) SET t = row.values } // if $buildsFor
CALL () { UNWIND $distributesFor AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:DISTRIBUTES_FOR]->(b) SET t = row.values } // if $distributesFor
CALL () { UNWIND $acquires AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:ACQUIRES]->(b) SET t = row.values } // if $acquires
CALL () { UNWIND $mergesWith AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:MERGES_WITH]->(b) SET t = row.values } // if $mergesWith
CALL () { UNWIND $partOf AS row MATCH (a:Organization {id: row.from}) MATCH (b:Organization {id: row.to}) CREATE (a)-[t:PART_OF]->(b) SET t = row.values } // if $partOf
CALL () { UNWIND $endedPositions AS row MATCH (:Organization {id: row.target})<-[p:HOLDS]-(:Organization) WHERE p.id = row.id DELETE p } // if $endedPositions
CALL () { UNWIND $positions AS row MATCH (a:Organization {id: row.holder}) MATCH (b:Organization {id: row.target}) CREATE (a)-[p:HOLDS]->(b) SET p = row.values } // if $positions
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
UNWIND $changes AS row
CREATE (change:Change)
SET change = row.values, change.sequence = before + row.number, change.id = 'change:' + toString(before + row.number)
WITH last, merged, overtook, namesakes, change, row.subjects AS subjects
CALL (change, subjects) { UNWIND subjects.organizations AS id MATCH (node:Organization {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.deals AS id MATCH (node:Deal {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.claims AS id MATCH (node:Claim {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.reports AS id MATCH (node:Report {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.models AS id MATCH (node:Model {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.publishers AS id MATCH (node:Publisher {id: id}) CREATE (change)-[:TOUCHED]->(node) }
CALL (change, subjects) { UNWIND subjects.merges AS id MATCH (node:`Merge` {id: id}) CREATE (change)-[:TOUCHED]->(node) }
RETURN last AS revision, merged AS merged, overtook AS overtook, namesakes AS namesakes
