// Note that a duplicate is merged into another
/* :params { values: {id: 'merge:9', survivor: 'organization:stellantis', duplicate: 'organization:leapmotor', kind: 'ORGANIZATION', active: true,
   reason: 'The same company', at: '2026-01-01T00:00:00Z', by: null} } */
CREATE (m:`Merge`)
SET m = $values
RETURN m.id AS id
