// Models, whether they are described, and the reports of what relates each to others
/* :params { ids: ['model:leapmotor-c11'] } */
UNWIND $ids AS id
MATCH (m:Model {id: id})
CALL (m) {
  MATCH (m)-[r:COMPETES_WITH|RESEMBLES|BASED_ON|REBADGE_OF|SHARES_PLATFORM_WITH|SUCCESSOR_OF]-(:Model)
  RETURN collect(coalesce(r.reports, [])) AS relations
}
RETURN m.id AS id, m.placeholder AS placeholder, relations AS relations
