// Puts a claim in another state of review
/* :params { id: 'claim:1', review: 'PENDING' } */
MATCH (c:Claim {id: $id})
SET c.review = $review
RETURN c.id AS id
