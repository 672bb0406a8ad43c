// What holds text of a report: its claims, and the changes in the log that may tell its title
/* :params { id: 'report:1' } */
MATCH (report:Report {id: $id})-[:PUBLISHED_BY]->(publisher:Publisher)
CALL (report) { MATCH (report)-[:STATES]->(claim:Claim)-[:ABOUT]->(deal) RETURN collect(DISTINCT claim.id) AS claims, collect(DISTINCT deal.id) AS deals }
CALL (report) { MATCH (report)<-[:TOUCHED]-(change:Change) RETURN collect({id: change.id, fields: change.fields}) AS changes }
RETURN report.id AS report, report.title AS title, publisher.name AS publisherName, claims AS claims, deals AS deals, changes AS changes
