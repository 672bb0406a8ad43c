// Note how far deals are: what is made next of them, or null for nothing
/* :params { deals: ['deal:stellantis-leapmotor-stake'], restoring: 'TIES' } */
UNWIND $deals AS id
MATCH (d:Deal {id: id})
SET d.restoring = $restoring
RETURN count(*) AS marked
