// A page of claims, the last recorded first, and how many there are where `counting` has an item
/* :params { visible: ['ACCEPTED'], recorder: null, sourced: true, reviews: ['ACCEPTED'], stages: ['ACTIVE', 'ANNOUNCED'], after: { key: '2026-11-22T00:00:00Z', id: 'claim:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
MATCH (c:Claim)
WITH c WHERE (c.review IN $visible OR c.recordedBy = $recorder)
WITH c WHERE c.review IN $reviews // if $reviews
WITH c WHERE c.rank IN $ranks // if $ranks
WITH c WHERE c.stage IN $stages // if $stages
WITH c WHERE c.recordedDay >= $recordedFrom // if $recordedFrom
WITH c WHERE c.recordedDay <= $recordedTo // if $recordedTo
WITH c WHERE EXISTS { MATCH (c)<-[:STATES]-(:Report)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
WITH c WHERE NOT c.background // if $sourced
WITH c WHERE c.recordedAt < $after.key OR (c.recordedAt = $after.key AND c.id > $after.id) // if $after
WITH c WHERE c.recordedAt > $before.key OR (c.recordedAt = $before.key AND c.id < $before.id) // if $before
RETURN c.id AS id, c.recordedAt AS key, null AS total
ORDER BY key DESC, id LIMIT $limit // if $forwards
ORDER BY key, id DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (c:Claim)
WITH c WHERE (c.review IN $visible OR c.recordedBy = $recorder)
WITH c WHERE c.review IN $reviews // if $reviews
WITH c WHERE c.rank IN $ranks // if $ranks
WITH c WHERE c.stage IN $stages // if $stages
WITH c WHERE c.recordedDay >= $recordedFrom // if $recordedFrom
WITH c WHERE c.recordedDay <= $recordedTo // if $recordedTo
WITH c WHERE EXISTS { MATCH (c)<-[:STATES]-(:Report)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
WITH c WHERE NOT c.background // if $sourced
RETURN null AS id, null AS key, count(c) AS total
