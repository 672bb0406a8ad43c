// Take these nodes out, with their names and whatever they are tied by
/* :params { claims: ['claim:1'], deals: ['deal:1'], merges: ['merge:9'], reports: ['report:1'], models: ['model:x'],
   organizations: ['organization:x'], publishers: ['publisher:x'],
   relations: [{from: 'model:x', to: 'model:y', type: 'RESEMBLES'}], coverings: [{deal: 'deal:1', model: 'model:x'}],
   claimedCoverings: [{deal: 'deal:2', model: 'model:x'}] } */
CALL () { UNWIND $claims AS id MATCH (n:Claim {id: id}) DETACH DELETE n }
CALL () { UNWIND $deals AS id MATCH (n:Deal {id: id}) DETACH DELETE n }
CALL () { UNWIND $deals AS id MATCH (n:MergedDeal {id: id}) DETACH DELETE n }
CALL () { UNWIND $merges AS id MATCH (n:`Merge` {id: id}) DETACH DELETE n }
CALL () { UNWIND $relations AS row MATCH (a:Model {id: row.from})-[x:COMPETES_WITH|RESEMBLES|BASED_ON|REBADGE_OF|SHARES_PLATFORM_WITH|SUCCESSOR_OF]->(b:Model) WHERE b.id = row.to AND type(x) = row.type DELETE x }
CALL () { UNWIND $coverings AS row MATCH (m:Model {id: row.model})<-[x:COVERS]-(d) WHERE d.id = row.deal DELETE x }
CALL () { UNWIND $claimedCoverings AS row MATCH (m:Model {id: row.model})<-[x:COVERS]-(d) WHERE d.id = row.deal SET x.stated = null }
CALL () { UNWIND $models AS id MATCH (:Model {id: id})<-[:NAMES]-(n:Name) DETACH DELETE n }
CALL () { UNWIND $models AS id MATCH (n:Model {id: id}) DETACH DELETE n }
CALL () { UNWIND $organizations AS id MATCH (:Organization {id: id})<-[:NAMES]-(n:Name) DETACH DELETE n }
CALL () { UNWIND $organizations AS id MATCH (n:Organization {id: id}) DETACH DELETE n }
CALL () { UNWIND $reports AS id MATCH (n:Report {id: id}) DETACH DELETE n }
CALL () { UNWIND $publishers AS id MATCH (n:Publisher {id: id}) DETACH DELETE n }
RETURN 1 AS removed
