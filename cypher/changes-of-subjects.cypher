// Pages of the changes that touched some nodes, the last first, and how many there are where `counting` has an item
/* :params { parents: [{ id: 'organization:stellantis', members: ['organization:stellantis'] }], after: { key: 9, id: 'change:9' }, forwards: true, limit: 21, counting: [1] } */
/* :params { parents: [{ id: 'organization:stellantis', members: ['organization:stellantis'] }], backwards: true, limit: 21, counting: [], seen: { visible: ['ACCEPTED'], recorder: null, hidden: ['organization:hidden'] } } */
UNWIND $parents AS parent
CALL (parent) {
  CALL (parent) {
    UNWIND parent.members AS member
    MATCH (:Organization {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Deal {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:MergedOrganization {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:MergedDeal {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Model {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Claim {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Report {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Publisher {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
  }
  WITH DISTINCT change
  WITH change WHERE EXISTS { MATCH (change)-[:TOUCHED]->(k:Claim) WHERE k.review IN $seen.visible OR k.recordedBy = $seen.recorder } OR (NOT EXISTS { MATCH (change)-[:TOUCHED]->(:Claim) } AND (size(change.subjects) = 0 OR any(subject IN change.subjects WHERE NOT subject IN $seen.hidden))) // if $seen
  WITH change WHERE change.sequence < $after.key // if $after
  WITH change WHERE change.sequence > $before.key // if $before
  WITH change ORDER BY change.sequence DESC LIMIT $limit // if $forwards
  WITH change ORDER BY change.sequence LIMIT $limit // if $backwards
  RETURN collect({id: change.id, key: change.sequence}) AS items
}
CALL (parent) {
  UNWIND $counting AS counting
  CALL (parent) {
    UNWIND parent.members AS member
    MATCH (:Organization {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Deal {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:MergedOrganization {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:MergedDeal {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Model {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Claim {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Report {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
    UNION ALL
    UNWIND parent.members AS member
    MATCH (:Publisher {id: member})<-[:TOUCHED]-(c:Change)
    RETURN c AS change
  }
  WITH change WHERE EXISTS { MATCH (change)-[:TOUCHED]->(k:Claim) WHERE k.review IN $seen.visible OR k.recordedBy = $seen.recorder } OR (NOT EXISTS { MATCH (change)-[:TOUCHED]->(:Claim) } AND (size(change.subjects) = 0 OR any(subject IN change.subjects WHERE NOT subject IN $seen.hidden))) // if $seen
  RETURN count(DISTINCT change) AS total
}
RETURN parent.id AS parent, items AS items, total AS total
