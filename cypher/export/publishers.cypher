// Publishers with their ratings
/* :params { ids: ['publisher:reuters'] } */
UNWIND $ids AS wanted
MATCH (p:Publisher {id: wanted})
RETURN p.id AS id, p.name AS name, p.reliability AS reliability
ORDER BY id
