// What others said of successions
/* :params {} */
CALL () { MATCH (c:Change) WHERE c.by IS NOT NULL AND c.fields CONTAINS '"successions"' RETURN collect(c.fields) AS fields }
RETURN fields AS fields
