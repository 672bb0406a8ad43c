// Organisations by id, each with its names and successions
/* :params { ids: ['organization:stellantis', 'organization:leapmotor'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})
CALL (o) {
  MATCH (o)<-[:NAMES]-(n:Name)
  RETURN collect({value: n.value, type: n.type, language: n.language, script: n.script, from: n.from, to: n.to}) AS names
}
CALL (o) {
  MATCH (o)<-[s:SUCCEEDED_BY]-(other)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS predecessors
}
CALL (o) {
  MATCH (o)-[s:SUCCEEDED_BY]->(other)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS successors
}
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.country AS country, o.identifiers AS identifiers,
  o.founded AS founded, o.dissolved AS dissolved, o.placeholder AS placeholder, o.revision AS revision,
  names AS names, predecessors AS predecessors, successors AS successors
