// Deals whose links, or whose row and ties, have not been made from their claims yet
/* :params {} */
CALL () { MATCH (d:Deal) WHERE d.restoring = 'LINKS' RETURN collect(d.id) AS unlinked }
CALL () { MATCH (d:Deal) WHERE d.restoring = 'TIES' RETURN collect(d.id) AS untied }
RETURN unlinked AS unlinked, untied AS untied
