// Changes by id
/* :params { ids: ['change:1'] } */
UNWIND $ids AS id
MATCH (c:Change {id: id})
RETURN c.id AS id, c.sequence AS sequence, c.at AS at, c.by AS by, c.kind AS kind, c.summary AS summary,
  c.subjects AS subjects, c.fields AS fields
