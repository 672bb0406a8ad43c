// A page of models by id, and how many there are where `counting` has an item
/* :params { placeholder: false, powertrains: ['BEV', 'MIXED'], after: { key: 'model:a', id: 'model:a' }, forwards: true, limit: 21, counting: [1] } */
/* :params { placeholder: false, hidden: ['model:hidden'], fromDeals: true, backwards: true, limit: 21, counting: [] } */
MATCH (m:Model)
WITH m WHERE m.placeholder = $placeholder
WITH m WHERE NOT m.id IN $hidden // if $hidden
WITH m WHERE m.powertrain IN $powertrains // if $powertrains
WITH m WHERE toLower(m.platform) = $platform // if $platform
WITH m WHERE EXISTS { MATCH (m)-[:BRANDED]->(o) WHERE o.id IN $brand } // if $brand
WITH m WHERE EXISTS { MATCH (m)<-[:MAKES]-(o) WHERE o.id IN $maker } // if $maker
WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(d) WHERE d.id IN $deal } // if $deal
WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-() } = $fromDeals // if $fromDeals
WITH m WHERE m.id > $after.id // if $after
WITH m WHERE m.id < $before.id // if $before
RETURN m.id AS id, m.id AS key, null AS total
ORDER BY key LIMIT $limit // if $forwards
ORDER BY key DESC LIMIT $limit // if $backwards
UNION ALL
UNWIND $counting AS counting
MATCH (m:Model)
WITH m WHERE m.placeholder = $placeholder
WITH m WHERE NOT m.id IN $hidden // if $hidden
WITH m WHERE m.powertrain IN $powertrains // if $powertrains
WITH m WHERE toLower(m.platform) = $platform // if $platform
WITH m WHERE EXISTS { MATCH (m)-[:BRANDED]->(o) WHERE o.id IN $brand } // if $brand
WITH m WHERE EXISTS { MATCH (m)<-[:MAKES]-(o) WHERE o.id IN $maker } // if $maker
WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(d) WHERE d.id IN $deal } // if $deal
WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-() } = $fromDeals // if $fromDeals
RETURN null AS id, null AS key, count(m) AS total
