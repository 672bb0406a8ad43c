// Put other fields in the place of those that changes in the log tell
/* :params { changes: [{id: 'change:1', fields: '[]'}] } */
UNWIND $changes AS row
MATCH (change:Change {id: row.id})
SET change.fields = row.fields
RETURN count(change) AS redacted
