// The number of the last change, held so that no write is finished before this transaction is
/* :params {} */
MERGE (s:Sequence {id: 'changes'})
SET s.value = coalesce(s.value, 0)
RETURN s.value AS revision
