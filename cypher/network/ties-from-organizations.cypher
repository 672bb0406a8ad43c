// All ties that start at these organisations
/* :params { ids: ['organization:stellantis', 'organization:leapmotor'] } */
UNWIND $ids AS id
MATCH (from:Organization {id: id})-[tie:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF]->(to:Organization)
RETURN type(tie) AS type, from.id AS from, to.id AS to, tie.id AS id, tie.dealId AS dealId, tie.stage AS stage,
  tie.percentMin AS percentMin, tie.percentMax AS percentMax, tie.validFrom AS validFrom, tie.validTo AS validTo,
  tie.knownFrom AS knownFrom, tie.knownTo AS knownTo, tie.strength AS strength, tie.body AS body
