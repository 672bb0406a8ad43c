// Every organisation
/* :params {} */
MATCH (o:Organization)
RETURN o.id AS id
