// A page of changes in their order, and how many there are where `counting` has an item
/* :params { after: { key: 1, id: 'change:1' }, forwards: true, limit: 21, counting: [1] } */
/* :params { before: { key: 9, id: 'change:9' }, backwards: true, limit: 21, counting: [] } */
MATCH (c:Change)
WITH c WHERE c.sequence > $after.key // if $after
WITH c WHERE c.sequence < $before.key // if $before
RETURN c.id AS id, c.sequence AS key, null AS total
ORDER BY key LIMIT $limit // if $forwards
ORDER BY key DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (c:Change)
RETURN null AS id, null AS key, count(c) AS total
