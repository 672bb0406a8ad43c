// How many changes the log has, the number of its last one, and what the counter says
/* :params {} */
CALL () { MATCH (c:Change) RETURN count(c) AS changes, max(c.sequence) AS last }
CALL () { MATCH (s:Sequence {id: 'changes'}) RETURN collect(s.value) AS counters }
CALL () { MATCH (s:Sequence {id: 'restore'}) RETURN collect(s.of) AS restores }
RETURN changes AS changes, last AS last, counters AS counters, restores AS restores
