// What others said of successions
/* :params {} */
MATCH (c:Change)
WHERE c.by IS NOT NULL AND c.fields CONTAINS '"successions"'
RETURN c.fields AS fields
