// All ties of these deals, by the organisations at which the deal says that they start
/* :params { ids: ['deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS id
MATCH (d:Deal {id: id})
UNWIND d.tied AS end
MATCH (from:Organization {id: end})-[tie:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF]->(to:Organization)
WHERE tie.dealId = id
RETURN type(tie) AS type, from.id AS from, to.id AS to, tie.id AS id, tie.dealId AS dealId, tie.stage AS stage,
  tie.percentMin AS percentMin, tie.percentMax AS percentMax, tie.validFrom AS validFrom, tie.validTo AS validTo,
  tie.knownFrom AS knownFrom, tie.knownTo AS knownTo, tie.strength AS strength, tie.body AS body
