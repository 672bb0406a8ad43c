// Take these successions out
/* :params { successions: [{from: 'organization:x', to: 'organization:y'}] } */
UNWIND $successions AS row
MATCH (a:Organization {id: row.from})-[s:SUCCEEDED_BY]->(b:Organization)
WHERE b.id = row.to
DELETE s
RETURN count(*) AS ended
