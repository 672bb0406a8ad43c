// When organisations were founded, and which successions created them
/* :params { ids: ['organization:stellantis'] } */
UNWIND $ids AS wanted
MATCH (o:Organization {id: wanted})
CALL (o) { MATCH (o)<-[s:SUCCEEDED_BY]-(:Organization) RETURN collect({kind: s.kind, on: s.on}) AS predecessors }
RETURN o.id AS id, o.name AS name, o.founded AS founded, predecessors AS predecessors
