// A graph of a later version of the service
CREATE (migration:Migration {version: $version, at: '2030-01-01T00:00:00Z'})
RETURN migration.version AS version
