// Merges by id
/* :params { ids: ['merge:1'] } */
UNWIND $ids AS id
MATCH (g:`Merge` {id: id})
RETURN g.id AS id, g.survivor AS survivor, g.duplicate AS duplicate, g.active AS active, g.reason AS reason
