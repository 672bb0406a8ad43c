// Reports with their publishers
/* :params { ids: ['report:1'] } */
UNWIND $ids AS wanted
MATCH (r:Report {id: wanted})
MATCH (r)-[:PUBLISHED_BY]->(p:Publisher)
RETURN r.id AS id, r.url AS url, r.title AS title, r.published AS published, r.retrieved AS retrieved,
  r.recordedDay AS recordedDay, r.language AS language, p.id AS publisher
ORDER BY id
