// A claim as it is, with its report, publisher and deal, and with the claims that it replaces or that replace it
/* :params { id: 'claim:1', lock: true } */
CALL () { MATCH (:Claim {id: $id})<-[:STATES]-(report:Report) SET report.background = report.background RETURN count(*) AS locked } // if $lock
MATCH (claim:Claim {id: $id})<-[:STATES]-(report:Report)-[:PUBLISHED_BY]->(publisher:Publisher)
MATCH (claim)-[:ABOUT]->(deal)
CALL (claim) { MATCH (claim)-[:ATTRIBUTED_TO]->(origin:Publisher) RETURN collect(origin.id) AS attributedTo }
CALL (claim) { MATCH (claim)-[:SUPERSEDED_BY]->(next:Claim) RETURN collect({id: next.id, review: next.review}) AS successors }
CALL (claim) { MATCH (claim)<-[:SUPERSEDED_BY]-(old:Claim)-[:ABOUT]->(about)
  RETURN collect({id: old.id, review: old.review, deal: about.id, facts: old.facts}) AS predecessors }
CALL (report) { MATCH (report)-[:STATES]->(other:Claim) WHERE other.review IN ['ACCEPTED', 'PENDING'] RETURN collect({id: other.id, review: other.review}) AS standing }
RETURN claim.id AS id, claim.review AS review, claim.rank AS rank, claim.facts AS facts, claim.summary AS summary,
  claim.quote AS quote, claim.reliability AS reliability, claim.credibility AS credibility, claim.recordedBy AS recordedBy,
  report.id AS report, publisher.name AS publisherName, deal.id AS deal, attributedTo AS attributedTo,
  successors AS successors, predecessors AS predecessors, standing AS standing
