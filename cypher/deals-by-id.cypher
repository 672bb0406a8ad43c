// Deals by id, each with how many visible claims are about it or the deals merged into it
/* :params { ids: ['deal:stellantis-leapmotor-stake'], reviews: ['ACCEPTED'], recorder: null } */
UNWIND $ids AS id
MATCH (d:Deal {id: id})
CALL (d) {
  MATCH (d)<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)
  WHERE c.review IN $reviews OR c.recordedBy = $recorder
  RETURN count(c) AS supports
}
RETURN d.id AS id, d.key AS key, d.title AS title, d.background AS background, supports AS supports
