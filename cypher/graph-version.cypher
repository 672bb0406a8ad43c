// Which migrations has the graph seen?
MATCH (migration:Migration)
RETURN max(migration.version) AS version
