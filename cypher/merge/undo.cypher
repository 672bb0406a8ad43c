// Note that a merge counts no more
/* :params { id: 'merge:1' } */
MATCH (m:`Merge` {id: $id})
SET m.active = false
RETURN m.id AS id
