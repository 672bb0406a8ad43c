// A page of reports, the last published first, and how many there are where `counting` has an item
/* :params { visible: ['ACCEPTED'], recorder: null, sourced: true, words: ['leapmotor'], publishedFrom: '2023-01-01', publishedTo: '2024-12-31', after: { key: '2024-06-01', id: 'report:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
MATCH (r:Report)
WITH r WHERE NOT r.background // if $sourced
WITH r WHERE r.publishedTo >= $publishedFrom // if $publishedFrom
WITH r WHERE r.publishedTo <= $publishedTo // if $publishedTo
WITH r WHERE r.language = $language // if $language
WITH r WHERE all(word IN $words WHERE toLower(r.title) CONTAINS word) // if $words
WITH r WHERE EXISTS { MATCH (r)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible OR c.recordedBy = $recorder }
WITH r WHERE r.knownFrom < $after.key OR (r.knownFrom = $after.key AND r.id > $after.id) // if $after
WITH r WHERE r.knownFrom > $before.key OR (r.knownFrom = $before.key AND r.id < $before.id) // if $before
RETURN r.id AS id, r.knownFrom AS key, null AS total
ORDER BY key DESC, id LIMIT $limit // if $forwards
ORDER BY key, id DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (r:Report)
WITH r WHERE NOT r.background // if $sourced
WITH r WHERE r.publishedTo >= $publishedFrom // if $publishedFrom
WITH r WHERE r.publishedTo <= $publishedTo // if $publishedTo
WITH r WHERE r.language = $language // if $language
WITH r WHERE all(word IN $words WHERE toLower(r.title) CONTAINS word) // if $words
WITH r WHERE EXISTS { MATCH (r)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible OR c.recordedBy = $recorder }
RETURN null AS id, null AS key, count(r) AS total
