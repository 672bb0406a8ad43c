// A page of changes in their order, up to a number, and how many there are where `counting` has an item
/* :params { upTo: 1000, after: { key: 1, id: 'change:1' }, forwards: true, limit: 21, counting: [1] } */
/* :params { upTo: 1000, before: { key: 9, id: 'change:9' }, backwards: true, limit: 21, counting: [], seen: { visible: ['ACCEPTED'], recorder: null, hidden: ['organization:hidden'] } } */
MATCH (c:Change)
WHERE c.sequence <= $upTo
WITH c WHERE c.sequence > $after.key // if $after
WITH c WHERE c.sequence < $before.key // if $before
WITH c WHERE EXISTS { MATCH (c)-[:TOUCHED]->(k:Claim) WHERE k.review IN $seen.visible OR k.recordedBy = $seen.recorder } OR (NOT EXISTS { MATCH (c)-[:TOUCHED]->(:Claim) } AND (size(c.subjects) = 0 OR any(subject IN c.subjects WHERE NOT subject IN $seen.hidden))) // if $seen
RETURN c.id AS id, c.sequence AS key, null AS total
ORDER BY key LIMIT $limit // if $forwards
ORDER BY key DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (c:Change)
WHERE c.sequence <= $upTo
WITH c WHERE EXISTS { MATCH (c)-[:TOUCHED]->(k:Claim) WHERE k.review IN $seen.visible OR k.recordedBy = $seen.recorder } OR (NOT EXISTS { MATCH (c)-[:TOUCHED]->(:Claim) } AND (size(c.subjects) = 0 OR any(subject IN c.subjects WHERE NOT subject IN $seen.hidden))) // if $seen
RETURN null AS id, null AS key, count(c) AS total
