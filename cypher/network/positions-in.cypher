// All positions in these organisations
/* :params { ids: ['organization:leapmotor'] } */
UNWIND $ids AS id
MATCH (target:Organization {id: id})<-[position:HOLDS]-(holder:Organization)
RETURN holder.id AS holder, target.id AS target, position.id AS id, position.right AS right,
  position.percentMin AS percentMin, position.percentMax AS percentMax, position.planned AS planned,
  position.validFrom AS validFrom, position.validTo AS validTo, position.knownFrom AS knownFrom,
  position.knownTo AS knownTo, position.body AS body
