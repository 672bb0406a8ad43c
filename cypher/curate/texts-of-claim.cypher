// All versions of a claim, which may hold the same text
/* :params { id: 'claim:1' } */
MATCH (claim:Claim {id: $id})<-[:STATES]-(report:Report)-[:PUBLISHED_BY]->(publisher:Publisher)
CALL (claim) { MATCH (claim)-[:SUPERSEDED_BY*0..20]-(version:Claim)-[:ABOUT]->(deal) RETURN collect(DISTINCT version.id) AS claims, collect(DISTINCT deal.id) AS deals }
RETURN report.id AS report, publisher.name AS publisherName, claims AS claims, deals AS deals
