// Who is merged into whom
/* :params {} */
MATCH (m:`Merge`)
WHERE m.active
RETURN m.id AS id, m.duplicate AS duplicate, m.survivor AS survivor
ORDER BY duplicate
