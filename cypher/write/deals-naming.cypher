// Deals whose claims name these organisations or those that successions and merges join to them
/* :params { organizations: ['organization:psa-group'] } */
UNWIND $organizations AS id
MATCH (:Organization {id: id})-[:SUCCEEDED_BY|MERGED_INTO*0..8]-(organization:Organization)
MATCH (organization)-[:PARTY|CREATED|SHARES_OF|HELD_BY]-(deal:Deal)
RETURN DISTINCT deal.id AS id
ORDER BY id
