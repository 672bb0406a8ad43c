// The reports that describe some models
/* :params { ids: ['model:leapmotor-c11'] } */
UNWIND $ids AS id
MATCH (m:Model {id: id})
CALL (m) {
  MATCH (m)<-[:DESCRIBES]-(r:Report)
  WITH r
  ORDER BY r.knownFrom, r.id
  LIMIT 200
  RETURN collect({id: r.id, knownFrom: r.knownFrom}) AS reports
}
RETURN m.id AS id, reports AS reports
