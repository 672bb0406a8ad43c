// A model as it is, with the ids of its names, and all that it is linked to
/* :params { id: 'model:leapmotor-c11', lock: true } */
MATCH (model:Model {id: $id})
CALL (model) { SET model.revision = model.revision } // if $lock
CALL (model) { MATCH (model)<-[:NAMES]-(name:Name)
  RETURN collect({id: name.id, value: name.value, type: name.type, language: name.language, from: name.from, to: name.to}) AS names }
CALL (model) { MATCH (model)-[:BRANDED]->(organization) RETURN collect(organization.id) AS brands }
CALL (model) { MATCH (model)<-[makes:MAKES]-(organization)
  RETURN collect({organization: organization.id, plant: makes.plant, from: makes.from, to: makes.to}) AS makers }
CALL (model) { MATCH (model)<-[:OWNS_PLATFORM_OF]-(organization) RETURN collect(organization.id) AS platformOwners }
CALL (model) { MATCH (model)<-[:DESCRIBES]-(report:Report) RETURN collect(report.id) AS reports }
CALL (model) { MATCH (model)<-[covers:COVERS]-(deal) WHERE covers.stated RETURN collect(deal.id) AS deals }
RETURN model.name AS name, model.platform AS platform, model.segment AS segment, model.powertrain AS powertrain,
  model.introduced AS introduced, model.placeholder AS placeholder, model.revision AS revision, names AS names,
  brands AS brands, makers AS makers, platformOwners AS platformOwners, reports AS reports, deals AS deals
