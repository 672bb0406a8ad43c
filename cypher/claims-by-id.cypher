// Claims by id, each with its report, publisher and deal
/* :params { ids: ['claim:1'] } */
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:ABOUT]->(d)
MATCH (c)<-[:STATES]-(r:Report)-[:PUBLISHED_BY]->(p:Publisher)
CALL (c) {
  MATCH (c)-[:ATTRIBUTED_TO]->(source:Publisher)
  RETURN collect(source.id) AS attributedTo
}
CALL (c) {
  MATCH (c)-[:SUPERSEDED_BY]->(next:Claim)
  RETURN min(next.id) AS supersededBy
}
RETURN c.id AS id, d.id AS deal, r.id AS report, p.id AS publisher, r.knownFrom AS knownFrom,
  c.background AS background, c.rank AS rank, c.review AS review, c.reliability AS reliability,
  p.reliability AS publisherReliability, c.credibility AS credibility, c.summary AS summary, c.quote AS quote,
  c.facts AS facts, c.recordedBy AS recordedBy, c.recordedAt AS recordedAt,
  attributedTo AS attributedTo, supersededBy AS supersededBy
