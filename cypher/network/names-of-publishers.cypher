// The names of publishers
/* :params { ids: ['publisher:reuters'] } */
UNWIND $ids AS id
MATCH (p:Publisher {id: id})
RETURN p.id AS id, id AS of, p.name AS value
