// Merges, done and undone
/* :params { ids: ['merge:1'] } */
UNWIND $ids AS wanted
MATCH (m:`Merge` {id: wanted})
RETURN m.id AS id, m.survivor AS survivor, m.duplicate AS duplicate, m.kind AS kind, m.active AS active,
  m.reason AS reason, m.at AS at, m.by AS by
ORDER BY id
