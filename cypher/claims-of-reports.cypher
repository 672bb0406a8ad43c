// Pages of the claims that some reports state, in the order in which they were recorded, and how many there are where `counting` has an item
/* :params { parents: [{ id: 'report:1', members: ['report:1'] }], visible: ['ACCEPTED'], recorder: null, after: { key: '2026-11-20T00:00:00Z', id: 'claim:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { parents: [{ id: 'report:1', members: ['report:1'] }], visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
UNWIND $parents AS parent
CALL (parent) {
  UNWIND parent.members AS member
  MATCH (:Report {id: member})-[:STATES]->(c:Claim)
  WHERE (c.review IN $visible OR c.recordedBy = $recorder)
  WITH c WHERE c.recordedAt > $after.key OR (c.recordedAt = $after.key AND c.id > $after.id) // if $after
  WITH c WHERE c.recordedAt < $before.key OR (c.recordedAt = $before.key AND c.id < $before.id) // if $before
  WITH c ORDER BY c.recordedAt, c.id LIMIT $limit // if $forwards
  WITH c ORDER BY c.recordedAt DESC, c.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: c.id, key: c.recordedAt}) AS items
}
CALL (parent) {
  UNWIND $counting AS counting
  UNWIND parent.members AS member
  MATCH (:Report {id: member})-[:STATES]->(c:Claim)
  WHERE (c.review IN $visible OR c.recordedBy = $recorder)
  RETURN count(c) AS total
}
RETURN parent.id AS parent, items AS items, total AS total
