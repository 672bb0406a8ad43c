// Publishers by id
/* :params { ids: ['publisher:reuters'] } */
UNWIND $ids AS id
MATCH (p:Publisher {id: id})
RETURN p.id AS id, p.name AS name, p.reliability AS reliability
