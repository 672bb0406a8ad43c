// Count one more report of an organisation
MATCH (organization:Organization {id: $id})
SET organization.reports = coalesce(organization.reports, 0) + 1
RETURN organization.reports AS reports
