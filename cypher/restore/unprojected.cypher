// Deals whose links, or whose row and ties, have not been made from their claims yet
/* :params {} */
MATCH (d:Deal)
WHERE d.row IS NULL OR d.row = ''
RETURN d.id AS id, d.row IS NULL AS unlinked
ORDER BY id
