// Pages of the models that came from some deals by id, and how many there are where `counting` has an item
/* :params { parents: [{ id: 'deal:stellantis-leapmotor-stake', members: ['deal:stellantis-leapmotor-stake'] }], after: { key: 'model:a', id: 'model:a' }, forwards: true, limit: 21, counting: [1] } */
/* :params { parents: [{ id: 'deal:stellantis-leapmotor-stake', members: ['deal:stellantis-leapmotor-stake'] }], backwards: true, limit: 21, counting: [] } */
UNWIND $parents AS parent
CALL (parent) {
  MATCH (:Deal {id: parent.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)-[:COVERS]->(m:Model)
  WITH DISTINCT m
  WITH m WHERE m.id > $after.id // if $after
  WITH m WHERE m.id < $before.id // if $before
  WITH m ORDER BY m.id LIMIT $limit // if $forwards
  WITH m ORDER BY m.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: m.id, key: m.id}) AS items
}
CALL (parent) {
  UNWIND $counting AS counting
  MATCH (:Deal {id: parent.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)-[:COVERS]->(m:Model)
  RETURN count(DISTINCT m) AS total
}
RETURN parent.id AS parent, items AS items, total AS total
