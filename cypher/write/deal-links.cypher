// The links of these deals that follow from their claims
/* :params { ids: ['deal:stellantis-leapmotor-stake'] } */
UNWIND $ids AS id
MATCH (:Deal {id: id})<-[party:PARTY]-(organization:Organization)
RETURN 'parties' AS section, id AS deal, organization.id AS other, party.role AS role
UNION ALL
UNWIND $ids AS id
MATCH (:Deal {id: id})-[:CREATED]->(organization:Organization)
RETURN 'ventures' AS section, id AS deal, organization.id AS other, null AS role
UNION ALL
UNWIND $ids AS id
MATCH (:Deal {id: id})-[:SHARES_OF]->(organization:Organization)
RETURN 'targets' AS section, id AS deal, organization.id AS other, null AS role
UNION ALL
UNWIND $ids AS id
MATCH (:Deal {id: id})-[:HELD_BY]->(organization:Organization)
RETURN 'holders' AS section, id AS deal, organization.id AS other, null AS role
UNION ALL
UNWIND $ids AS id
MATCH (:Deal {id: id})-[covers:COVERS]->(model:Model)
WHERE covers.stated IS NULL
RETURN 'coverings' AS section, id AS deal, model.id AS other, null AS role
