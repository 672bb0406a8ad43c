// Gives a deal another title, past every rule
/* :params { deal: 'deal:stellantis-leapmotor-stake' } */
MATCH (d:Deal {id: $deal})
SET d.title = 'Something else'
RETURN count(*) AS changed
