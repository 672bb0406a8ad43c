// Models by id, each with its names, brand, makers and the owners of its platform
/* :params { ids: ['model:leapmotor-c11'] } */
UNWIND $ids AS id
MATCH (m:Model {id: id})
CALL (m) {
  MATCH (m)<-[:NAMES]-(n:Name)
  RETURN collect({value: n.value, type: n.type, language: n.language, script: n.script, from: n.from, to: n.to}) AS names
}
CALL (m) {
  MATCH (m)-[:BRANDED]->(o)
  RETURN min(o.id) AS brand
}
CALL (m) {
  MATCH (m)<-[r:MAKES]-(o)
  RETURN collect({organization: o.id, plant: r.plant, from: r.from, to: r.to}) AS makers
}
CALL (m) {
  MATCH (m)<-[:OWNS_PLATFORM_OF]-(o)
  RETURN collect(o.id) AS platformOwners
}
RETURN m.id AS id, m.name AS name, m.platform AS platform, m.segment AS segment, m.powertrain AS powertrain,
  m.introduced AS introduced, m.placeholder AS placeholder, m.revision AS revision,
  names AS names, brand AS brand, makers AS makers, platformOwners AS platformOwners
