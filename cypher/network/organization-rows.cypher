// The short rows of organisations by id
/* :params { ids: ['organization:stellantis', 'organization:leapmotor'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.country AS country, o.placeholder AS placeholder
