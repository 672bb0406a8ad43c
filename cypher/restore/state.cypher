// Whether the graph is empty, which export it is being restored from, and whether the starter data are on their way in
/* :params {} */
CALL () { MATCH (s:Sequence {id: 'changes'}) RETURN collect(s.value) AS revisions }
CALL () { MATCH (s:Sequence {id: 'restore'}) RETURN collect(s.of) AS exports }
CALL () { MATCH (s:Sequence {id: 'starter-data'}) RETURN count(s) AS starting }
CALL () { MATCH (n:Organization) RETURN count(n) AS organizations }
CALL () { MATCH (n:Report) RETURN count(n) AS reports }
RETURN revisions AS revisions, exports AS exports, starting AS starting, organizations AS organizations,
  reports AS reports
