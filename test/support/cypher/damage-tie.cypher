// Gives every tie of a deal another stage, past every rule
/* :params { deal: 'deal:stellantis-leapmotor-stake', stage: 'PAUSED' } */
MATCH ()-[t]->()
WHERE t.dealId = $deal
SET t.stage = $stage
RETURN count(*) AS changed
