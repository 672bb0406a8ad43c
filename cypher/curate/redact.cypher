// Put another text in the place of summaries and titles, and none in the place of quotes
/* :params { claims: ['claim:1'], reports: ['report:1'], changes: [{id: 'change:1', fields: '[]'}], text: '[redacted]' } */
CALL () { UNWIND $claims AS id MATCH (claim:Claim {id: id}) SET claim.summary = $text, claim.quote = null RETURN count(*) AS texts }
CALL () { UNWIND $reports AS id MATCH (report:Report {id: id}) SET report.title = $text RETURN count(*) AS titles }
CALL () { UNWIND $changes AS row MATCH (change:Change {id: row.id}) SET change.fields = row.fields RETURN count(*) AS told }
RETURN texts + titles + told AS redacted
