// Which of these are there?
/* :params { publishers: ['publisher:reuters'], organizations: ['organization:stellantis'],
   deals: ['deal:stellantis-leapmotor-stake'], reports: ['report:1'], claims: ['claim:1'], models: ['model:leapmotor-c11'],
   merges: ['merge:1'], requests: ['request:1'] } */
UNWIND $publishers AS wanted MATCH (n:Publisher {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $organizations AS wanted MATCH (n:Organization {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $organizations AS wanted MATCH (n:MergedOrganization {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $deals AS wanted MATCH (n:Deal {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $deals AS wanted MATCH (n:MergedDeal {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $reports AS wanted MATCH (n:Report {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $claims AS wanted MATCH (n:Claim {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $models AS wanted MATCH (n:Model {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $merges AS wanted MATCH (n:`Merge` {id: wanted}) RETURN n.id AS id
UNION ALL
UNWIND $requests AS wanted MATCH (n:Request {id: wanted}) RETURN n.id AS id
