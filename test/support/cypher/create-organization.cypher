// Add an organisation
CREATE (organization:Organization {id: $id, name: $name, founded: $founded, identifiers: $identifiers})
RETURN organization.id AS id
