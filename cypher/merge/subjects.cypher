// Organisations and deals by id, those that are merged into others among them
/* :params { ids: ['organization:stellantis', 'organization:stellantis-nv', 'deal:merged', 'deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS id
MATCH (o:Organization {id: id})
RETURN o.id AS id, 'organization' AS what, o.name AS name, o.kind AS kind, o.country AS country, o.placeholder AS placeholder
UNION ALL
UNWIND $ids AS id
MATCH (o:MergedOrganization {id: id})
RETURN o.id AS id, 'organization' AS what, o.name AS name, o.kind AS kind, o.country AS country, o.placeholder AS placeholder
UNION ALL
UNWIND $ids AS id
MATCH (d:Deal {id: id})
RETURN d.id AS id, 'deal' AS what, d.title AS name, null AS kind, null AS country, null AS placeholder
UNION ALL
UNWIND $ids AS id
MATCH (d:MergedDeal {id: id})
RETURN d.id AS id, 'deal' AS what, d.title AS name, null AS kind, null AS country, null AS placeholder
