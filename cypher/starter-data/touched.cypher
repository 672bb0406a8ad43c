// What others than the service itself have written about, and in which way
/* :params {} */
MATCH (c:Change)-[:TOUCHED]->(n)
WHERE c.by IS NOT NULL
RETURN DISTINCT n.id AS id, c.kind AS kind
