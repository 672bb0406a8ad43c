// A page of changes in their order, and how many there are where `counting` has an item
/* :params { after: { key: 1, id: 'change:1' }, forwards: true, limit: 21, counting: [1] } */
/* :params { before: { key: 9, id: 'change:9' }, backwards: true, limit: 21, counting: [] } */
CALL () {
  MATCH (c:Change)
  WITH c WHERE c.sequence > $after.key // if $after
  WITH c WHERE c.sequence < $before.key // if $before
  WITH c ORDER BY c.sequence LIMIT $limit // if $forwards
  WITH c ORDER BY c.sequence DESC LIMIT $limit // if $backwards
  RETURN collect({id: c.id, key: c.sequence}) AS items
}
CALL () {
  UNWIND $counting AS counting
  MATCH (c:Change)
  RETURN count(c) AS total
}
RETURN items AS items, total AS total
