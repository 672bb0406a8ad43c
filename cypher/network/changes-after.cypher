// What the changes after a number touched, in their order
/* :params { after: 0, limit: 100 } */
MATCH (c:Change)
WHERE c.sequence > $after
RETURN c.sequence AS sequence, c.subjects AS subjects, c.deals AS deals, c.organizations AS organizations, c.targets AS targets
ORDER BY sequence
LIMIT $limit
