// Every model
/* :params {} */
MATCH (m:Model)
RETURN m.id AS id
