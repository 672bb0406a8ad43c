// Deals whose claims name these organisations or those that successions join to them
/* :params { organizations: ['organization:psa-group'] } */
UNWIND $organizations AS id
MATCH (:Organization {id: id})-[:SUCCEEDED_BY*0..6]-(organization:Organization)
MATCH (organization)-[:PARTY|CREATED|SHARES_OF|HELD_BY]-(deal:Deal)
RETURN DISTINCT deal.id AS id
ORDER BY id
