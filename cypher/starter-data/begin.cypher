// Notes that the starter data are on their way in, until they are all there
/* :params {} */
MERGE (s:Sequence {id: 'starter-data'})
SET s.value = 0
RETURN s.value AS value
