// Deals with all their accepted claims, and those of the deals merged into them; and how many claims the asker recorded
/* :params { deals: [{ id: 'deal:stellantis-leapmotor-stake', members: ['deal:stellantis-leapmotor-stake'] }], recorder: null } */
UNWIND $deals AS deal
MATCH (d:Deal {id: deal.id})
CALL (deal) {
  MATCH (:Deal {id: deal.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)<-[:STATES]-(r:Report)-[:PUBLISHED_BY]->(p:Publisher)
  WHERE c.review = 'ACCEPTED'
  RETURN collect({id: c.id, deal: member.id, report: r.id, publisher: p.id, knownFrom: r.knownFrom,
    background: c.background, rank: c.rank, review: c.review, reliability: c.reliability,
    publisherReliability: p.reliability, credibility: c.credibility, summary: c.summary, quote: c.quote,
    facts: c.facts, recordedBy: c.recordedBy, recordedAt: c.recordedAt}) AS claims
}
CALL (deal) {
  MATCH (:Deal {id: deal.id})<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)-[:ATTRIBUTED_TO]->(p:Publisher)
  WHERE c.review = 'ACCEPTED'
  RETURN collect({claim: c.id, publisher: p.id}) AS attributions
}
CALL (d) {
  MATCH (d)<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:ABOUT]-(c:Claim)
  WHERE c.recordedBy = $recorder
  RETURN count(c) AS own
}
RETURN d.id AS id, d.key AS key, d.title AS title, d.background AS background,
  claims AS claims, attributions AS attributions, own AS own
