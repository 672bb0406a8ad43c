// The number of the last change, and how often the ties of the whole graph were made anew
/* :params {} */
CALL () { MATCH (s:Sequence {id: 'changes'}) RETURN max(s.value) AS revision }
CALL () { MATCH (p:Projection {id: 'projection'}) RETURN max(p.made) AS made }
RETURN coalesce(revision, 0) AS revision, made AS made
