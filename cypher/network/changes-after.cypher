// What the changes after a number touched, up to another number, in their order
/* :params { after: 0, upTo: 1000, limit: 100 } */
MATCH (c:Change)
WHERE c.sequence > $after AND c.sequence <= $upTo
RETURN c.sequence AS sequence, c.subjects AS subjects, c.deals AS deals, c.organizations AS organizations, c.targets AS targets
ORDER BY sequence
LIMIT $limit
