// Deals whose links, or whose row and ties, have not been made from their claims yet
/* :params {} */
MATCH (d:Deal)
WHERE d.restoring IS NOT NULL
RETURN d.id AS id, d.restoring AS restoring
ORDER BY id
