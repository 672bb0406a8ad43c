// Changes by id, each with the claims that it is about, and those of them that the viewer may see
/* :params { ids: ['change:1'], visible: ['ACCEPTED'], recorder: null } */
UNWIND $ids AS id
MATCH (c:Change {id: id})
CALL (c) {
  MATCH (c)-[:TOUCHED]->(k:Claim)
  RETURN collect(k.id) AS claims
}
CALL (c) {
  MATCH (c)-[:TOUCHED]->(k:Claim)
  WHERE k.review IN $visible OR k.recordedBy = $recorder
  RETURN collect(k.id) AS seen
}
RETURN c.id AS id, c.sequence AS sequence, c.at AS at, c.by AS by, c.kind AS kind, c.summary AS summary,
  c.subjects AS subjects, c.fields AS fields, claims AS claims, seen AS seen
