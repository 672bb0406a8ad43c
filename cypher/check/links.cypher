// The links of deals that must follow from their claims
/* :params { ids: ['deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS wanted
MATCH (d:Deal {id: wanted})
CALL (d) { MATCH (d)<-[p:PARTY]-(o:Organization) RETURN collect({organization: o.id, role: p.role}) AS parties }
CALL (d) { MATCH (d)-[:CREATED]->(o:Organization) RETURN collect(o.id) AS ventures }
CALL (d) { MATCH (d)-[:SHARES_OF]->(o:Organization) RETURN collect(o.id) AS targets }
CALL (d) { MATCH (d)-[:HELD_BY]->(o:Organization) RETURN collect(o.id) AS holders }
CALL (d) { MATCH (d)-[:COVERS]->(m:Model) RETURN collect(m.id) AS models }
RETURN d.id AS id, d.title AS title, d.row AS row, d.tied AS tied, parties AS parties, ventures AS ventures,
  targets AS targets, holders AS holders, models AS models
