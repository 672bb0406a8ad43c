// Organisations at most three ties away at a moment, by paths whose every tie holds then
/* :params { id: 'organization:stellantis', asOf: '2024-06-01', knownAt: '2024-06-01' } */
MATCH (o:Organization {id: $id})
MATCH (o)-[ties:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF*1..3]-(other:Organization)
WHERE all(tie IN ties WHERE tie.validFrom <= $asOf AND $asOf < tie.validTo AND tie.knownFrom <= $knownAt AND $knownAt < tie.knownTo)
RETURN other.id AS id, min(size(ties)) AS distance
ORDER BY id
