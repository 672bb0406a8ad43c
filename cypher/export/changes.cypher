// The log of changes, in its order
/* :params { after: 0, limit: 100 } */
MATCH (c:Change)
WHERE c.sequence > $after
RETURN c.sequence AS sequence, c.at AS at, c.by AS by, c.kind AS kind, c.summary AS summary, c.subjects AS subjects,
  c.deals AS deals, c.organizations AS organizations, c.targets AS targets, c.fields AS fields
ORDER BY sequence
LIMIT $limit
