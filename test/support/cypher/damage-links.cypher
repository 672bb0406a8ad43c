// Cuts the parties off a deal, past every rule
/* :params { deal: 'deal:stellantis-leapmotor-stake' } */
MATCH (d:Deal {id: $deal})<-[p:PARTY]-()
DELETE p
RETURN count(*) AS cut
