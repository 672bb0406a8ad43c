// Reports by id, each with how much of what it states is visible
/* :params { ids: ['report:1'], reviews: ['ACCEPTED'], recorder: null } */
UNWIND $ids AS id
MATCH (r:Report {id: id})-[:PUBLISHED_BY]->(p:Publisher)
CALL (r) {
  MATCH (r)-[:STATES]->(c:Claim)
  WHERE c.review IN $reviews OR c.recordedBy = $recorder
  RETURN count(c) AS claims
}
CALL (r) {
  MATCH (r)-[:DESCRIBES]->(m:Model)
  RETURN count(m) AS models
}
RETURN r.id AS id, r.url AS url, r.title AS title, p.id AS publisher, r.published AS published,
  r.retrieved AS retrieved, r.language AS language, claims + models AS supports
