// Organisations by id, or all
MATCH (organization:Organization)
WHERE organization.id IS NOT NULL
AND organization.id IN $ids // if $ids
RETURN organization.id AS id, organization.name AS name, organization.founded AS founded, organization.identifiers AS identifiers
ORDER BY id
LIMIT $limit
