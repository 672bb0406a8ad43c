// All names of organisations, those that are merged into others among them
/* :params { ids: ['organization:stellantis', 'organization:stellantis-nv'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})<-[:NAMES]-(n:Name)
RETURN n.id AS id, id AS of, n.value AS value
UNION ALL
UNWIND $ids AS id
MATCH (o:MergedOrganization {id: id})<-[:NAMES]-(n:Name)
RETURN n.id AS id, id AS of, n.value AS value
