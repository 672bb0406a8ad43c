// Which organisations have any of these identifiers?
/* :params { identifiers: ['LEI:549300LKT9PW7ZIBDF31', 'WIKIDATA:Q478214'] } */
MATCH (organization:Organization)
WHERE any(identifier IN organization.identifiers WHERE identifier IN $identifiers)
RETURN organization.id AS id, organization.identifiers AS identifiers
ORDER BY id
