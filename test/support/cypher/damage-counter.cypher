// Turns the counter of changes back, past every rule
/* :params { value: 1 } */
MATCH (s:Sequence {id: 'changes'})
SET s.value = $value
RETURN s.value AS value
