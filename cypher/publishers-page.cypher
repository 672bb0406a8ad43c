// A page of publishers by id, and how many there are where `counting` has an item
/* :params { after: { key: 'publisher:a', id: 'publisher:a' }, forwards: true, limit: 21, counting: [1] } */
/* :params { before: { key: 'publisher:z', id: 'publisher:z' }, backwards: true, limit: 21, counting: [], hidden: ['publisher:hidden'] } */
MATCH (p:Publisher)
WITH p WHERE NOT p.id IN $hidden // if $hidden
WITH p WHERE p.id > $after.id // if $after
WITH p WHERE p.id < $before.id // if $before
RETURN p.id AS id, p.id AS key, null AS total
ORDER BY key LIMIT $limit // if $forwards
ORDER BY key DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (p:Publisher)
WITH p WHERE NOT p.id IN $hidden // if $hidden
RETURN null AS id, null AS key, count(p) AS total
