// Keep what follows from the claims: deals' rows and links, ties, positions
/* :params {
   endedParties: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:stellantis', role: 'INVESTOR'}],
   parties: [['deal:tesla-group', 'organization:tesla', 'PARTNER']],
   endedVentures: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:leapmotor-international'}],
   ventures: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedTargets: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:leapmotor'}],
   targets: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedHolders: [{deal: 'deal:stellantis-leapmotor-stake', organization: 'organization:stellantis'}],
   holders: [{deal: 'deal:tesla-group', organization: 'organization:tesla'}],
   endedCoverings: [{deal: 'deal:stellantis-leapmotor-stake', model: 'model:leapmotor-c11'}],
   coverings: [{deal: 'deal:tesla-group', model: 'model:leapmotor-t03'}],
   dealRows: [{id: 'deal:tesla-group', values: {title: 'Tesla', row: '{}', tied: ['organization:tesla']}}],
   endedTies: [{id: 'tie:1', from: 'organization:stellantis'}],
   exploring: [['organization:tesla', 'organization:saic-motor', 'tie:exploring', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   partners: [['organization:tesla', 'organization:saic-motor', 'tie:partners', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   owns: [['organization:tesla', 'organization:saic-motor', 'tie:owns', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   supplies: [['organization:tesla', 'organization:saic-motor', 'tie:supplies', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   licenses: [['organization:tesla', 'organization:saic-motor', 'tie:licenses', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   buildsFor: [['organization:tesla', 'organization:saic-motor', 'tie:buildsFor', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   distributesFor: [['organization:tesla', 'organization:saic-motor', 'tie:distributesFor', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   acquires: [['organization:tesla', 'organization:saic-motor', 'tie:acquires', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   mergesWith: [['organization:tesla', 'organization:saic-motor', 'tie:mergesWith', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   partOf: [['organization:tesla', 'organization:saic-motor', 'tie:partOf', 'deal:tesla-group', null, 20, 20.5, null, null, null, null, 0.5, '{}']],
   endedPositions: [{id: 'position:1', target: 'organization:leapmotor'}],
   positions: [['organization:tesla', 'organization:saic-motor', 'stake:new', 'EQUITY', null, null, false, null, null, null, null, '{}']] } */
// Where there may be thousands of a kind, a row is the list of its values in the order of their places.
CALL () { UNWIND $dealRows AS row MATCH (deal:Deal {id: row.id}) SET deal += row.values } // if $dealRows
CALL () { UNWIND $endedParties AS row MATCH (d:Deal {id: row.deal})<-[p:PARTY]-(o:Organization) WHERE o.id = row.organization AND p.role = row.role DELETE p } // if $endedParties
CALL () { UNWIND $parties AS row MATCH (d:Deal {id: row[0]}) MATCH (o:Organization {id: row[1]}) CREATE (o)-[:PARTY {role: row[2]}]->(d) } // if $parties
CALL () { UNWIND $endedVentures AS row MATCH (d:Deal {id: row.deal})-[l:CREATED]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedVentures
CALL () { UNWIND $ventures AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:CREATED]->(o) } // if $ventures
CALL () { UNWIND $endedTargets AS row MATCH (d:Deal {id: row.deal})-[l:SHARES_OF]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedTargets
CALL () { UNWIND $targets AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:SHARES_OF]->(o) } // if $targets
CALL () { UNWIND $endedHolders AS row MATCH (d:Deal {id: row.deal})-[l:HELD_BY]->(o:Organization) WHERE o.id = row.organization DELETE l } // if $endedHolders
CALL () { UNWIND $holders AS row MATCH (d:Deal {id: row.deal}) MATCH (o:Organization {id: row.organization}) CREATE (d)-[:HELD_BY]->(o) } // if $holders
CALL () { UNWIND $endedCoverings AS row MATCH (d:Deal {id: row.deal})-[l:COVERS]->(m:Model) WHERE m.id = row.model AND l.stated IS NULL DELETE l } // if $endedCoverings
CALL () { UNWIND $coverings AS row MATCH (d:Deal {id: row.deal}) MATCH (m:Model {id: row.model}) MERGE (d)-[:COVERS]->(m) } // if $coverings
CALL () { UNWIND $endedTies AS row MATCH (:Organization {id: row.from})-[t:EXPLORING|PARTNERS|OWNS|SUPPLIES|LICENSES|BUILDS_FOR|DISTRIBUTES_FOR|ACQUIRES|MERGES_WITH|PART_OF]->(:Organization) WHERE t.id = row.id DELETE t } // if $endedTies
CALL () { UNWIND $exploring AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:EXPLORING {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $exploring
CALL () { UNWIND $partners AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:PARTNERS {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $partners
CALL () { UNWIND $owns AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:OWNS {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $owns
CALL () { UNWIND $supplies AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:SUPPLIES {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $supplies
CALL () { UNWIND $licenses AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:LICENSES {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $licenses
CALL () { UNWIND $buildsFor AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:BUILDS_FOR {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $buildsFor
CALL () { UNWIND $distributesFor AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:DISTRIBUTES_FOR {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $distributesFor
CALL () { UNWIND $acquires AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:ACQUIRES {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $acquires
CALL () { UNWIND $mergesWith AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:MERGES_WITH {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $mergesWith
CALL () { UNWIND $partOf AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:PART_OF {id: row[2], dealId: row[3], stage: row[4], percentMin: row[5], percentMax: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], strength: row[11], body: row[12]}]->(b) } // if $partOf
CALL () { UNWIND $endedPositions AS row MATCH (:Organization {id: row.target})<-[p:HOLDS]-(:Organization) WHERE p.id = row.id DELETE p } // if $endedPositions
CALL () { UNWIND $positions AS row MATCH (a:Organization {id: row[0]}) MATCH (b:Organization {id: row[1]}) CREATE (a)-[:HOLDS {id: row[2], right: row[3], percentMin: row[4], percentMax: row[5], planned: row[6], validFrom: row[7], validTo: row[8], knownFrom: row[9], knownTo: row[10], body: row[11]}]->(b) } // if $positions
RETURN 1 AS saved
