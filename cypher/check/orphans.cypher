// Nodes without the one that they cannot be without
/* :params {} */
MATCH (n:Claim) WHERE NOT EXISTS { MATCH (n)<-[:STATES]-(:Report) } RETURN 'a claim of no report' AS what, n.id AS id
UNION ALL
MATCH (n:Claim) WHERE NOT EXISTS { MATCH (n)-[:ABOUT]->() } RETURN 'a claim about no deal' AS what, n.id AS id
UNION ALL
MATCH (n:Report) WHERE NOT EXISTS { MATCH (n)-[:PUBLISHED_BY]->(:Publisher) } RETURN 'a report by no publisher' AS what, n.id AS id
UNION ALL
MATCH (n:Deal) WHERE NOT EXISTS { MATCH (n)<-[:ABOUT]-(:Claim) } AND NOT EXISTS { MATCH (n)<-[:MERGED_INTO]-(:MergedDeal) } RETURN 'a deal that no claim is about' AS what, n.id AS id
UNION ALL
MATCH (n:Name) WHERE NOT EXISTS { MATCH (n)-[:NAMES]->() } RETURN 'a name of nothing' AS what, n.id AS id
UNION ALL
MATCH (n:Organization) WHERE NOT EXISTS { MATCH (n)<-[:NAMES]-(:Name {type: 'PREFERRED'}) } RETURN 'an organisation without a name to find it by' AS what, n.id AS id
UNION ALL
MATCH (n:Model) WHERE NOT EXISTS { MATCH (n)<-[:NAMES]-(:Name {type: 'PREFERRED'}) } RETURN 'a model without a name to find it by' AS what, n.id AS id
