// All names of organisations
/* :params { ids: ['organization:stellantis'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})<-[:NAMES]-(n:Name)
RETURN n.id AS id, id AS of, n.value AS value
