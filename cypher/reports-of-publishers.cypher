// Pages of the reports of some publishers, the last published first, and how many there are where `counting` has an item
/* :params { parents: [{ id: 'publisher:reuters', members: ['publisher:reuters'] }], visible: ['ACCEPTED'], recorder: null, after: { key: '2024-06-01', id: 'report:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { parents: [{ id: 'publisher:reuters', members: ['publisher:reuters'] }], visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
UNWIND $parents AS parent
CALL (parent) {
  UNWIND parent.members AS member
  MATCH (:Publisher {id: member})<-[:PUBLISHED_BY]-(r:Report)
  WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible OR c.recordedBy = $recorder }
  WITH r WHERE r.knownFrom < $after.key OR (r.knownFrom = $after.key AND r.id > $after.id) // if $after
  WITH r WHERE r.knownFrom > $before.key OR (r.knownFrom = $before.key AND r.id < $before.id) // if $before
  WITH r ORDER BY r.knownFrom DESC, r.id LIMIT $limit // if $forwards
  WITH r ORDER BY r.knownFrom, r.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: r.id, key: r.knownFrom}) AS items
}
CALL (parent) {
  UNWIND $counting AS counting
  UNWIND parent.members AS member
  MATCH (:Publisher {id: member})<-[:PUBLISHED_BY]-(r:Report)
  WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible OR c.recordedBy = $recorder }
  RETURN count(r) AS total
}
RETURN parent.id AS parent, items AS items, total AS total
