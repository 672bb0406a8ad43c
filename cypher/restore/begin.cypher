// Notes that a graph is being restored from an export, until it is whole
/* :params { of: '2026-01-01T00:00:00Z', revision: 1 } */
MERGE (s:Sequence {id: 'restore'})
SET s.of = $of, s.value = $revision
RETURN s.value AS revision
