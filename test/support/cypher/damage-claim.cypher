// Cuts a deal's claims off their reports, past every rule
/* :params { deal: 'deal:stellantis-leapmotor-stake' } */
MATCH (:Deal {id: $deal})<-[:ABOUT]-(:Claim)<-[s:STATES]-()
DELETE s
RETURN count(*) AS cut
