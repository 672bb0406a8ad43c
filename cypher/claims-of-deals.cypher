// Pages of the claims about some deals, in the order in which they became public, and how many there are where `counting` has an item
/* :params { parents: [{ id: 'deal:stellantis-leapmotor-stake', members: ['deal:stellantis-leapmotor-stake'] }], visible: ['ACCEPTED'], recorder: null, ranks: ['NORMAL'], after: { key: '2023-08-23', id: 'claim:0' }, forwards: true, limit: 21, counting: [1] } */
/* :params { parents: [{ id: 'deal:stellantis-leapmotor-stake', members: ['deal:stellantis-leapmotor-stake'] }], visible: ['ACCEPTED'], recorder: null, backwards: true, limit: 21, counting: [] } */
UNWIND $parents AS parent
CALL (parent) {
  MATCH (:Deal {id: parent.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)
  WITH c WHERE (c.review IN $visible OR c.recordedBy = $recorder)
  WITH c WHERE c.review IN $reviews // if $reviews
  WITH c WHERE c.rank IN $ranks // if $ranks
  WITH c WHERE c.stage IN $stages // if $stages
  WITH c WHERE c.recordedDay >= $recordedFrom // if $recordedFrom
  WITH c WHERE c.recordedDay <= $recordedTo // if $recordedTo
  WITH c WHERE EXISTS { MATCH (c)<-[:STATES]-(:Report)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
  MATCH (c)<-[:STATES]-(r:Report)
  WITH c, r WHERE r.knownFrom > $after.key OR (r.knownFrom = $after.key AND c.id > $after.id) // if $after
  WITH c, r WHERE r.knownFrom < $before.key OR (r.knownFrom = $before.key AND c.id < $before.id) // if $before
  WITH c, r ORDER BY r.knownFrom, c.id LIMIT $limit // if $forwards
  WITH c, r ORDER BY r.knownFrom DESC, c.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: c.id, key: r.knownFrom}) AS items
}
CALL (parent) {
  UNWIND $counting AS counting
  MATCH (:Deal {id: parent.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)
  WITH c WHERE (c.review IN $visible OR c.recordedBy = $recorder)
  WITH c WHERE c.review IN $reviews // if $reviews
  WITH c WHERE c.rank IN $ranks // if $ranks
  WITH c WHERE c.stage IN $stages // if $stages
  WITH c WHERE c.recordedDay >= $recordedFrom // if $recordedFrom
  WITH c WHERE c.recordedDay <= $recordedTo // if $recordedTo
  WITH c WHERE EXISTS { MATCH (c)<-[:STATES]-(:Report)-[:PUBLISHED_BY]->(:Publisher {id: $publisher}) } // if $publisher
  RETURN count(c) AS total
}
RETURN parent.id AS parent, items AS items, total AS total
