// The number of the last change, and that of the last one that made or undid a merge
/* :params {} */
MATCH (s:Sequence {id: 'changes'})
RETURN s.value AS revision, coalesce(s.merged, 0) AS merged
