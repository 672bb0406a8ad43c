// All names of models
/* :params { ids: ['model:leapmotor-c11'] } */
UNWIND $ids AS id
MATCH (m:Model {id: id})<-[:NAMES]-(n:Name)
RETURN n.id AS id, id AS of, n.value AS value
