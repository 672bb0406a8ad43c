// What is said already of how these models relate
/* :params { models: ['model:leapmotor-t03'], lock: true } */
CALL () { UNWIND $models AS id WITH id ORDER BY id MATCH (model:Model {id: id}) SET model.revision = model.revision RETURN count(*) AS locked } // if $lock
UNWIND $models AS id
MATCH (from:Model {id: id})-[relation:COMPETES_WITH|RESEMBLES|BASED_ON|REBADGE_OF|SHARES_PLATFORM_WITH|SUCCESSOR_OF]->(to:Model)
RETURN type(relation) AS type, from.id AS from, to.id AS to, relation.note AS note, relation.reports AS reports
