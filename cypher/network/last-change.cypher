// The number of the last change
/* :params {} */
MATCH (s:Sequence {id: 'changes'})
RETURN s.value AS revision
