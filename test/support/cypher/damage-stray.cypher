// Creates a tie of a deal that is not there, past every rule
/* :params { from: 'organization:stellantis', to: 'organization:byd' } */
MATCH (a:Organization {id: $from})
MATCH (b:Organization {id: $to})
CREATE (a)-[t:PARTNERS {id: 'tie:stray', dealId: 'deal:stray', stage: 'ACTIVE', strength: 1.0, validFrom: '2020-01-01', validTo: '9999-12-31', knownFrom: '2020-01-01', knownTo: '9999-12-31', body: '{"directed":false,"activities":[],"percent":null,"planned":false,"since":null,"validFromDate":null,"validToDate":null,"evidence":[],"origins":1,"background":false}'}]->(b)
RETURN count(*) AS made
