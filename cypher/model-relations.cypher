// What other models some models are related to, from either side
/* :params { ids: ['model:leapmotor-c11'], types: ['COMPETES_WITH', 'RESEMBLES'] } */
UNWIND $ids AS id
MATCH (m:Model {id: id})
CALL (m) {
  MATCH (m)-[r]->(other:Model)
  WHERE type(r) IN $types
  RETURN collect({type: type(r), model: other.id, note: r.note, reports: r.reports}) AS outgoing
}
CALL (m) {
  MATCH (m)<-[r]-(other:Model)
  WHERE type(r) IN $types
  RETURN collect({type: type(r), model: other.id, note: r.note, reports: r.reports}) AS incoming
}
RETURN m.id AS id, outgoing AS outgoing, incoming AS incoming
