// Every publisher
/* :params {} */
MATCH (p:Publisher)
RETURN p.id AS id
