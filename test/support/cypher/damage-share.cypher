// Gives every position in an organisation another share, past every rule
/* :params { target: 'organization:leapmotor' } */
MATCH ()-[p:HOLDS]->(o:Organization {id: $target})
SET p.percentMin = 99
RETURN count(*) AS changed
