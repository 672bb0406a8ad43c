// Claims with their standing
/* :params { ids: ['claim:1'] } */
UNWIND $ids AS wanted
MATCH (c:Claim {id: wanted})
MATCH (c)-[:ABOUT]->(d)
MATCH (c)<-[:STATES]-(r:Report)
CALL (c) { MATCH (c)-[:ATTRIBUTED_TO]->(p:Publisher) RETURN collect(p.id) AS attributedTo }
CALL (c) { MATCH (c)-[:SUPERSEDED_BY]->(next:Claim) RETURN collect(next.id) AS supersededBy }
RETURN c.id AS id, r.id AS report, d.id AS deal, c.facts AS facts, c.rank AS rank, c.review AS review,
  c.reliability AS reliability, c.credibility AS credibility, c.summary AS summary, c.quote AS quote,
  c.background AS background, c.recordedBy AS recordedBy, c.recordedAt AS recordedAt,
  attributedTo AS attributedTo, supersededBy AS supersededBy
ORDER BY id
