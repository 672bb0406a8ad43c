// Requests that were answered once and get the same answer again
/* :params { ids: ['request:1'] } */
UNWIND $ids AS wanted
MATCH (r:Request {id: wanted})
RETURN r.id AS id, r.hash AS hash, r.answer AS answer, r.revision AS revision
ORDER BY id
