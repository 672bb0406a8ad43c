// Takes a node out of the graph, past every rule
/* :params { id: 'organization:stellantis' } */
MATCH (n)
WHERE n.id = $id
DETACH DELETE n
RETURN count(*) AS removed
