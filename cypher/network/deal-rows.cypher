// The short rows of deals by id
/* :params { ids: ['deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS id
MATCH (d:Deal {id: id})
RETURN d.id AS id, d.title AS title, d.row AS row
