// How many sourced reports, accepted claims and described models there are, from when to when, and when a claim was recorded last
/* :params {} */
CALL () {
  MATCH (r:Report)
  WHERE r.background = false
  WITH r WHERE EXISTS { MATCH (r)-[:DESCRIBES]->(:Model) } OR EXISTS { MATCH (r)-[:STATES]->(c:Claim) WHERE c.review = 'ACCEPTED' }
  RETURN count(r) AS reports, min(r.publishedFrom) AS earliest, max(r.publishedTo) AS latest
}
CALL () {
  MATCH (c:Claim)
  WHERE c.review = 'ACCEPTED' AND c.background = false
  RETURN count(c) AS claims, max(c.recordedAt) AS lastRecorded
}
CALL () {
  MATCH (m:Model)
  WHERE m.placeholder = false
  RETURN count(m) AS models
}
CALL () {
  MATCH (m:Model)
  WHERE m.placeholder = true
  RETURN count(m) AS placeholders
}
RETURN reports AS reports, earliest AS earliest, latest AS latest, claims AS claims, lastRecorded AS lastRecorded, models AS models, placeholders AS placeholders
