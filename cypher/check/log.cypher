// How many changes the log has, the number of its last one, what the counter says, and which imports are unfinished
/* :params {} */
CALL () { MATCH (c:Change) RETURN count(c) AS changes, max(c.sequence) AS last }
CALL () { MATCH (s:Sequence {id: 'changes'}) RETURN collect(s.value) AS counters }
CALL () { MATCH (s:Sequence {id: 'restore'}) RETURN collect(s.of) AS restores }
CALL () { MATCH (s:Sequence {id: 'starter-data'}) RETURN count(s) AS starting }
RETURN changes AS changes, last AS last, counters AS counters, restores AS restores, starting AS starting
