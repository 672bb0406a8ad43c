// An organisation as it is, with the ids of its names, and its successions
/* :params { id: 'organization:stellantis', lock: true } */
MATCH (organization:Organization {id: $id})
CALL (organization) { SET organization.revision = organization.revision } // if $lock
CALL (organization) { MATCH (organization)<-[:NAMES]-(name:Name)
  RETURN collect({id: name.id, value: name.value, type: name.type, language: name.language, from: name.from, to: name.to}) AS names }
CALL (organization) { MATCH (organization)<-[s:SUCCEEDED_BY]-(other:Organization)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS predecessors }
CALL (organization) { MATCH (organization)-[s:SUCCEEDED_BY]->(other:Organization)
  RETURN collect({organization: other.id, kind: s.kind, on: s.on}) AS successors }
RETURN organization.name AS name, organization.kind AS kind, organization.country AS country,
  organization.identifiers AS identifiers, organization.founded AS founded, organization.dissolved AS dissolved,
  organization.placeholder AS placeholder, organization.revision AS revision, names AS names,
  predecessors AS predecessors, successors AS successors
