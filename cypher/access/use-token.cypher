// Note when a token was last used
/* :params { id: 'token:00000000000000aa', at: '2026-01-01T00:00:00Z' } */
MATCH (token:Token {id: $id})
SET token.usedAt = $at
RETURN token.id AS id
