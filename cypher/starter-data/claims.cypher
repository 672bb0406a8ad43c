// Every claim with what it names, and whether the service itself recorded it
/* :params {} */
MATCH (c:Claim)-[:ABOUT]->(d)
MATCH (c)<-[:STATES]-(r:Report)
CALL (c) { MATCH (c)-[:ATTRIBUTED_TO]->(p:Publisher) RETURN collect(p.id) AS attributedTo }
RETURN c.id AS id, d.id AS deal, r.id AS report, c.background AS background, c.recordedBy IS NULL AS starter,
  c.facts AS facts, attributedTo AS attributedTo
