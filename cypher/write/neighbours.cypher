// Which deals speak of the ownership of these organisations, and which share a target with those? Successions join targets.
/* :params { targets: ['organization:leapmotor'], lock: true } */
CALL () { UNWIND $targets AS id MATCH (:Organization {id: id})-[:SUCCEEDED_BY|MERGED_INTO*0..8]-(target:Organization)
  RETURN collect(DISTINCT target.id) AS targets }
CALL (targets) { UNWIND targets AS id WITH id ORDER BY id MATCH (target:Organization {id: id}) SET target.revision = target.revision RETURN count(*) AS locked } // if $lock
CALL (targets) { UNWIND targets AS id MATCH (:Organization {id: id})<-[:SHARES_OF]-(deal:Deal)
  RETURN collect(DISTINCT deal.id) AS sharing }
CALL (sharing) { UNWIND sharing AS id
  MATCH (:Deal {id: id})-[:SHARES_OF]->(:Organization)-[:SUCCEEDED_BY|MERGED_INTO*0..8]-(target:Organization)
  RETURN collect(DISTINCT target.id) AS wider }
CALL (wider) { UNWIND wider AS id WITH id ORDER BY id MATCH (target:Organization {id: id}) SET target.revision = target.revision RETURN count(*) AS lockedToo } // if $lock
CALL (wider) { UNWIND wider AS id MATCH (:Organization {id: id})<-[:SHARES_OF]-(deal:Deal)
  RETURN collect(DISTINCT deal.id) AS context }
RETURN targets AS targets, sharing AS sharing, context AS context
