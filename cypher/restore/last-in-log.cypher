// The number of the last change in the log, whatever the counter says
/* :params {} */
MATCH (c:Change)
RETURN max(c.sequence) AS last
