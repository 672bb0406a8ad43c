// The starter data are all there
/* :params {} */
MATCH (s:Sequence {id: 'starter-data'})
DETACH DELETE s
RETURN count(*) AS finished
