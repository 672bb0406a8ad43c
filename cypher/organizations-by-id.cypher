// Organisations by id, each with its names and successions, those of its merged duplicates among them
/* :params { ids: ['organization:stellantis', 'organization:leapmotor'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})
CALL (o) {
  MATCH (o)<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[:NAMES]-(n:Name)
  RETURN collect({of: member.id, value: n.value, type: n.type, language: n.language, script: n.script, from: n.from, to: n.to}) AS names
}
CALL (o) {
  MATCH (o)<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)<-[s:SUCCEEDED_BY]-(other)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS predecessors
}
CALL (o) {
  MATCH (o)<-[:MERGED_INTO*0..1]-(member)
  MATCH (member)-[s:SUCCEEDED_BY]->(other)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS successors
}
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.country AS country, o.identifiers AS identifiers,
  o.founded AS founded, o.dissolved AS dissolved, o.placeholder AS placeholder, o.revision AS revision,
  names AS names, predecessors AS predecessors, successors AS successors
