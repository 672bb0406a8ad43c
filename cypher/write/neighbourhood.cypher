// What is recorded of these deals, and of those merged into them: claims, ties, positions in their targets, successions, names of their parties
/* :params { changed: ['deal:stellantis-leapmotor-stake'], reprojected: ['deal:stellantis-leapmotor-stake'],
   claimed: ['deal:stellantis-leapmotor-stake'], targets: ['organization:leapmotor'],
   organizations: ['organization:stellantis'], merged: ['deal:merged'], lock: true } */
CALL () { UNWIND $changed AS id WITH id ORDER BY id MATCH (deal:Deal {id: id}) SET deal.revision = deal.revision RETURN count(*) AS locked } // if $lock
UNWIND $claimed AS id
MATCH (deal:Deal {id: id})<-[:ABOUT]-(claim:Claim)<-[:STATES]-(report:Report)-[:PUBLISHED_BY]->(publisher:Publisher)
CALL (claim) { MATCH (claim)-[:ATTRIBUTED_TO]->(origin:Publisher) RETURN collect(origin.id) AS attributedTo }
RETURN 'claim' AS kind, claim.id AS id,
  {deal: deal.id, report: report.id, publisher: publisher.id, knownFrom: report.knownFrom,
   background: claim.background, facts: claim.facts, rank: claim.rank, review: claim.review,
   reliability: coalesce(claim.reliability, publisher.reliability), credibility: claim.credibility,
   recordedBy: claim.recordedBy, attributedTo: attributedTo} AS node
UNION ALL // if $merged
UNWIND $merged AS id // if $merged
MATCH (deal:MergedDeal {id: id})<-[:ABOUT]-(claim:Claim)<-[:STATES]-(report:Report)-[:PUBLISHED_BY]->(publisher:Publisher) // if $merged
CALL (claim) { MATCH (claim)-[:ATTRIBUTED_TO]->(origin:Publisher) RETURN collect(origin.id) AS attributedTo } // if $merged
RETURN 'claim' AS kind, claim.id AS id, {deal: deal.id, report: report.id, publisher: publisher.id, knownFrom: report.knownFrom, background: claim.background, facts: claim.facts, rank: claim.rank, review: claim.review, reliability: coalesce(claim.reliability, publisher.reliability), credibility: claim.credibility, recordedBy: claim.recordedBy, attributedTo: attributedTo} AS node // if $merged
UNION ALL
UNWIND $reprojected AS id
MATCH (deal:Deal {id: id})
RETURN 'deal' AS kind, deal.id AS id,
  {key: deal.key, title: deal.title, background: deal.background, row: deal.row} AS node
UNION ALL
UNWIND $reprojected AS id
MATCH (deal:Deal {id: id})
UNWIND deal.tied AS end
MATCH (from:Organization {id: end})-[tie:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF]->(to:Organization)
WHERE tie.dealId = id
RETURN 'tie' AS kind, tie.id AS id,
  {type: type(tie), from: from.id, to: to.id, dealId: tie.dealId, stage: tie.stage, percentMin: tie.percentMin,
   percentMax: tie.percentMax, validFrom: tie.validFrom, validTo: tie.validTo, knownFrom: tie.knownFrom,
   knownTo: tie.knownTo, strength: tie.strength, body: tie.body} AS node
UNION ALL
UNWIND $targets AS id
MATCH (target:Organization {id: id})<-[position:HOLDS]-(holder:Organization)
RETURN 'position' AS kind, position.id AS id,
  {holder: holder.id, target: target.id, right: position.right, percentMin: position.percentMin,
   percentMax: position.percentMax, planned: position.planned, validFrom: position.validFrom,
   validTo: position.validTo, knownFrom: position.knownFrom, knownTo: position.knownTo, body: position.body} AS node
UNION ALL
// Two patterns: in one, the last step could not be a succession that the way there took already.
UNWIND $claimed AS id
MATCH (:Deal {id: id})-[:PARTY|CREATED|SHARES_OF|HELD_BY]-(:Organization)-[:SUCCEEDED_BY|MERGED_INTO*0..8]-(from)
MATCH (from)-[succession:SUCCEEDED_BY]->(to)
RETURN 'succession' AS kind, from.id AS id,
  {to: to.id, kind: succession.kind, on: succession.on} AS node
UNION ALL
UNWIND $organizations AS id
MATCH (:Organization {id: id})-[:SUCCEEDED_BY|MERGED_INTO*0..8]-(from)
MATCH (from)-[succession:SUCCEEDED_BY]->(to)
RETURN 'succession' AS kind, from.id AS id,
  {to: to.id, kind: succession.kind, on: succession.on} AS node
UNION ALL
UNWIND $changed AS id
MATCH (:Deal {id: id})-[:PARTY|CREATED]-(organization:Organization)
RETURN 'organization' AS kind, organization.id AS id, {name: organization.name} AS node
