// Every deal
/* :params {} */
MATCH (d:Deal)
RETURN d.id AS id
