// Organisations, merged ones too, with their names and successors
/* :params { ids: ['organization:stellantis', 'organization:leapmotor'] } */
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (o:Organization {id: wanted}) RETURN o
  UNION ALL
  MATCH (o:MergedOrganization {id: wanted}) RETURN o
}
CALL (o) { MATCH (o)<-[:NAMES]-(n:Name) RETURN collect({value: n.value, type: n.type, language: n.language, from: n.from, to: n.to}) AS names }
CALL (o) { MATCH (o)-[s:SUCCEEDED_BY]->(to) RETURN collect({to: to.id, kind: s.kind, on: s.on}) AS successors }
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.country AS country, o.identifiers AS identifiers,
  o.founded AS founded, o.dissolved AS dissolved, o.placeholder AS placeholder, o.revision AS revision,
  names AS names, successors AS successors
ORDER BY id
