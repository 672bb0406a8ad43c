// What do these names, ids, keys and addresses stand for?
/* :params { names: ['stellantis'], organizations: ['organization:leapmotor', 'organization:stellantis-nv'], models: ['model:leapmotor-c11'],
   publishers: ['reuters'], publisherIds: ['publisher:reuters'], deals: ['deal:stellantis-leapmotor-stake', 'deal:merged'],
   keys: ['stellantis-leapmotor-stake', 'merged'], reports: ['report:1'], requests: ['request:1'], lock: true } */
// Ids come before the names that lead to them: who finds an id taken must see the name of the one that another writer has just
// created under it, not take its name for a new one.
UNWIND $organizations AS key
MATCH (organization:Organization {id: key})
RETURN 'organization' AS kind, organization.id AS id, {name: organization.name} AS node
UNION ALL
UNWIND $organizations AS key
MATCH (merged:MergedOrganization {id: key})
RETURN 'organization' AS kind, merged.id AS id, {name: merged.name} AS node
UNION ALL
UNWIND $organizations AS key
MATCH (:MergedOrganization {id: key})-[:MERGED_INTO]->(organization:Organization)
RETURN 'organization' AS kind, organization.id AS id, {name: organization.name} AS node
UNION ALL
UNWIND $models AS key
MATCH (model:Model {id: key})
RETURN 'model' AS kind, model.id AS id, {name: model.name} AS node
UNION ALL
UNWIND $names AS key
MATCH (name:Name {latin: key})-[:NAMES]->(named)
RETURN 'name' AS kind, named.id AS id,
  {exact: name.exact, folded: name.folded, bare: name.bare, latin: name.latin, name: named.name,
   placeholder: named.placeholder} AS node
UNION ALL
UNWIND $names AS key
MATCH (:Name {latin: key})-[:NAMES]->(:MergedOrganization)-[:MERGED_INTO]->(organization:Organization)
RETURN 'organization' AS kind, organization.id AS id, {name: organization.name} AS node
UNION ALL
UNWIND $publisherIds AS key
MATCH (publisher:Publisher {id: key})
RETURN 'publisher' AS kind, publisher.id AS id,
  {name: publisher.name, folded: publisher.folded, reliability: publisher.reliability} AS node
UNION ALL
UNWIND $publishers AS key
MATCH (publisher:Publisher {folded: key})
RETURN 'publisher' AS kind, publisher.id AS id,
  {name: publisher.name, folded: publisher.folded, reliability: publisher.reliability} AS node
UNION ALL
UNWIND $deals AS key
MATCH (deal:Deal {id: key})
CALL (deal) { MATCH (deal)-[:SHARES_OF]->(target:Organization) RETURN count(target) AS targets }
RETURN 'deal' AS kind, deal.id AS id, {key: deal.key, targets: targets} AS node
UNION ALL
UNWIND $keys AS key
MATCH (deal:Deal {key: key})
CALL (deal) { MATCH (deal)-[:SHARES_OF]->(target:Organization) RETURN count(target) AS targets }
RETURN 'deal' AS kind, deal.id AS id, {key: deal.key, targets: targets} AS node
UNION ALL
UNWIND $deals AS key
MATCH (deal:MergedDeal {id: key})-[:MERGED_INTO]->(end:Deal)
CALL (end) { MATCH (end)-[:SHARES_OF]->(target:Organization) RETURN count(target) AS targets }
RETURN 'deal' AS kind, deal.id AS id, {key: deal.key, targets: targets} AS node
UNION ALL
UNWIND $keys AS key
MATCH (deal:MergedDeal {key: key})-[:MERGED_INTO]->(end:Deal)
CALL (end) { MATCH (end)-[:SHARES_OF]->(target:Organization) RETURN count(target) AS targets }
RETURN 'deal' AS kind, deal.id AS id, {key: deal.key, targets: targets} AS node
UNION ALL
UNWIND $reports AS key
MATCH (report:Report {id: key})-[:PUBLISHED_BY]->(publisher:Publisher)
CALL (report) { SET report.background = report.background } // if $lock
CALL (report) { MATCH (report)-[:STATES]->(claim:Claim)-[:ABOUT]->(deal)
  RETURN collect(claim.id) AS claims, collect(claim.review) AS reviews, collect(DISTINCT deal.id) AS deals }
RETURN 'report' AS kind, report.id AS id,
  {url: report.url, title: report.title, published: report.published, knownFrom: report.knownFrom,
   retrieved: report.retrieved, recordedDay: report.recordedDay, language: report.language,
   background: report.background, publisher: publisher.id, publisherName: publisher.name, reliability: publisher.reliability,
   claims: claims, reviews: reviews, deals: deals} AS node
UNION ALL
UNWIND $requests AS key
MATCH (request:Request {id: key})
RETURN 'request' AS kind, request.id AS id,
  {hash: request.hash, answer: request.answer, revision: request.revision} AS node
