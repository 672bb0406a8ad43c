// A page of publishers by id, and how many there are where `counting` has an item
/* :params { after: { key: 'publisher:a', id: 'publisher:a' }, forwards: true, limit: 21, counting: [1] } */
/* :params { before: { key: 'publisher:z', id: 'publisher:z' }, backwards: true, limit: 21, counting: [] } */
CALL () {
  MATCH (p:Publisher)
  WITH p WHERE p.id > $after.id // if $after
  WITH p WHERE p.id < $before.id // if $before
  WITH p ORDER BY p.id LIMIT $limit // if $forwards
  WITH p ORDER BY p.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: p.id, key: p.id}) AS items
}
CALL () {
  UNWIND $counting AS counting
  MATCH (p:Publisher)
  RETURN count(p) AS total
}
RETURN items AS items, total AS total
