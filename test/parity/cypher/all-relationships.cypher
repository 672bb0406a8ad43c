// Every relationship as it is
MATCH (from)-[relationship]->(to)
RETURN from.id AS from, type(relationship) AS type, properties(relationship) AS properties, to.id AS to
