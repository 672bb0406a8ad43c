// A page of reports, the last published first, and how many there are where `counting` has an item
/* :params { visible: ['ACCEPTED'], recorder: null, background: false, words: ['leapmotor'], publishedFrom: '2023-01-01', publishedTo: '2024-12-31', after: { key: '2024-06-01', id: 'report:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
CALL () {
  MATCH (r:Report)
  WITH r WHERE r.background = $background // if $background
  WITH r WHERE r.publishedTo >= $publishedFrom // if $publishedFrom
  WITH r WHERE r.publishedTo <= $publishedTo // if $publishedTo
  WITH r WHERE r.language = $language // if $language
  WITH r WHERE all(word IN $words WHERE toLower(r.title) CONTAINS word) // if $words
  WITH r WHERE EXISTS { MATCH (r)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
  WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.recordedBy = $recorder }
  WITH r WHERE r.knownFrom < $after.key OR (r.knownFrom = $after.key AND r.id > $after.id) // if $after
  WITH r WHERE r.knownFrom > $before.key OR (r.knownFrom = $before.key AND r.id < $before.id) // if $before
  WITH r ORDER BY r.knownFrom DESC, r.id LIMIT $limit // if $forwards
  WITH r ORDER BY r.knownFrom, r.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: r.id, key: r.knownFrom}) AS items
}
CALL () {
  UNWIND $counting AS counting
  MATCH (r:Report)
  WITH r WHERE r.background = $background // if $background
  WITH r WHERE r.publishedTo >= $publishedFrom // if $publishedFrom
  WITH r WHERE r.publishedTo <= $publishedTo // if $publishedTo
  WITH r WHERE r.language = $language // if $language
  WITH r WHERE all(word IN $words WHERE toLower(r.title) CONTAINS word) // if $words
  WITH r WHERE EXISTS { MATCH (r)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
  WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review IN $visible } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.recordedBy = $recorder }
  RETURN count(r) AS total
}
RETURN items AS items, total AS total
