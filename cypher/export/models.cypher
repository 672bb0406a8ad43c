// Models with their names, makers, platform owners, relations and deals
/* :params { ids: ['model:leapmotor-c11'] } */
UNWIND $ids AS wanted
MATCH (m:Model {id: wanted})
CALL (m) { MATCH (m)<-[:NAMES]-(n:Name) RETURN collect({value: n.value, type: n.type, language: n.language, from: n.from, to: n.to}) AS names }
CALL (m) { MATCH (m)-[:BRANDED]->(o) RETURN collect(o.id) AS brands }
CALL (m) { MATCH (m)<-[k:MAKES]-(o) RETURN collect({organization: o.id, plant: k.plant, from: k.from, to: k.to}) AS makers }
CALL (m) { MATCH (m)<-[:OWNS_PLATFORM_OF]-(o) RETURN collect(o.id) AS platformOwners }
CALL (m) { MATCH (m)<-[:DESCRIBES]-(r:Report) RETURN collect(r.id) AS reports }
CALL (m) { MATCH (m)<-[c:COVERS]-(d) WHERE c.stated RETURN collect(d.id) AS deals }
CALL (m) { MATCH (m)-[x:COMPETES_WITH|RESEMBLES|BASED_ON|REBADGE_OF|SHARES_PLATFORM_WITH|SUCCESSOR_OF]->(other:Model) RETURN collect({type: type(x), to: other.id, note: x.note, reports: x.reports}) AS relations }
RETURN m.id AS id, m.name AS name, m.platform AS platform, m.segment AS segment, m.powertrain AS powertrain,
  m.introduced AS introduced, m.placeholder AS placeholder, m.revision AS revision, names AS names, brands AS brands,
  makers AS makers, platformOwners AS platformOwners, reports AS reports, deals AS deals, relations AS relations
ORDER BY id
