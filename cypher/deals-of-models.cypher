// The deals that some models came from
/* :params { parents: [{ id: 'model:leapmotor-c11', members: ['model:leapmotor-c11'] }] } */
UNWIND $parents AS parent
CALL (parent) {
  UNWIND parent.members AS member
  MATCH (:Model {id: member})<-[:COVERS]-(d)
  WITH DISTINCT d
  ORDER BY d.id
  LIMIT 1000
  RETURN collect(d.id) AS deals
}
RETURN parent.id AS parent, deals AS deals
