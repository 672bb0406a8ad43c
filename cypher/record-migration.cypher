// Note that a migration was applied
/* :params {version: 99, at: '2026-01-01T00:00:00Z'} */
MERGE (migration:Migration {version: $version})
ON CREATE SET migration.at = $at
RETURN migration.version AS version
