// Whether the graph is empty, and which export it is being restored from
/* :params {} */
CALL () { MATCH (s:Sequence {id: 'changes'}) RETURN collect(s.value) AS revisions }
CALL () { MATCH (s:Sequence {id: 'restore'}) RETURN collect(s.of) AS exports }
CALL () { MATCH (n:Organization) RETURN count(n) AS organizations }
CALL () { MATCH (n:Report) RETURN count(n) AS reports }
RETURN revisions AS revisions, exports AS exports, organizations AS organizations, reports AS reports
