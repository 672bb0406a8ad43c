// A publisher, with the claims of its reports that go by its rating
/* :params { id: 'publisher:reuters' } */
MATCH (publisher:Publisher {id: $id})
CALL (publisher) { MATCH (publisher)<-[:PUBLISHED_BY]-(:Report)-[:STATES]->(claim:Claim)-[:ABOUT]->(deal)
  WHERE claim.reliability IS NULL RETURN collect({claim: claim.id, deal: deal.id}) AS rated }
RETURN publisher.id AS id, publisher.name AS name, publisher.reliability AS reliability, rated AS rated
