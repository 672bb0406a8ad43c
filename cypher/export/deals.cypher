// Deals, merged ones too, with what does not follow from their claims
/* :params { ids: ['deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (d:Deal {id: wanted}) RETURN d
  UNION ALL
  MATCH (d:MergedDeal {id: wanted}) RETURN d
}
RETURN d.id AS id, d.key AS key, d.background AS background, d.revision AS revision
ORDER BY id
