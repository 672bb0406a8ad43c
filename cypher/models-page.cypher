// A page of models by id, and how many there are where `counting` has an item
/* :params { placeholder: false, powertrains: ['BEV', 'MIXED'], after: { key: 'model:a', id: 'model:a' }, forwards: true, limit: 21, counting: [1] } */
/* :params { placeholder: false, fromDeals: true, backwards: true, limit: 21, counting: [] } */
CALL () {
  MATCH (m:Model)
  WITH m WHERE m.placeholder = $placeholder
  WITH m WHERE m.powertrain IN $powertrains // if $powertrains
  WITH m WHERE toLower(m.platform) = $platform // if $platform
  WITH m WHERE EXISTS { MATCH (m)-[:BRANDED]->(:Organization {id: $brand}) } // if $brand
  WITH m WHERE EXISTS { MATCH (m)<-[:MAKES]-(:Organization {id: $maker}) } // if $maker
  WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(:Deal {id: $deal}) } // if $deal
  WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(:Deal) } = $fromDeals // if $fromDeals
  WITH m WHERE m.id > $after.id // if $after
  WITH m WHERE m.id < $before.id // if $before
  WITH m ORDER BY m.id LIMIT $limit // if $forwards
  WITH m ORDER BY m.id DESC LIMIT $limit // if $backwards
  RETURN collect({id: m.id, key: m.id}) AS items
}
CALL () {
  UNWIND $counting AS counting
  MATCH (m:Model)
  WITH m WHERE m.placeholder = $placeholder
  WITH m WHERE m.powertrain IN $powertrains // if $powertrains
  WITH m WHERE toLower(m.platform) = $platform // if $platform
  WITH m WHERE EXISTS { MATCH (m)-[:BRANDED]->(:Organization {id: $brand}) } // if $brand
  WITH m WHERE EXISTS { MATCH (m)<-[:MAKES]-(:Organization {id: $maker}) } // if $maker
  WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(:Deal {id: $deal}) } // if $deal
  WITH m WHERE EXISTS { MATCH (m)<-[:COVERS]-(:Deal) } = $fromDeals // if $fromDeals
  RETURN count(m) AS total
}
RETURN items AS items, total AS total
