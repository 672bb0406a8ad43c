// Nodes that share what must be their own
/* :params {} */
MATCH (n:Organization) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Organization' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Name) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Name' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Publisher) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Publisher' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Report) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Report' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Report) WHERE n.url IS NOT NULL WITH n.url AS value, count(*) AS times WHERE times > 1 RETURN 'Report' AS label, 'url' AS property, value AS value
UNION ALL
MATCH (n:Claim) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Claim' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Deal) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Deal' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Deal) WHERE n.key IS NOT NULL WITH n.key AS value, count(*) AS times WHERE times > 1 RETURN 'Deal' AS label, 'key' AS property, value AS value
UNION ALL
MATCH (n:Model) WITH n.id AS value, count(*) AS times WHERE times > 1 RETURN 'Model' AS label, 'id' AS property, value AS value
UNION ALL
MATCH (n:Change) WITH n.sequence AS value, count(*) AS times WHERE times > 1 RETURN 'Change' AS label, 'sequence' AS property, toString(value) AS value
