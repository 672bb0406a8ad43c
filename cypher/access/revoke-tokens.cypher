// Revoke tokens: what is revoked stays so, with its first date
/* :params { ids: ['token:00000000000000aa'], at: '2026-01-01T00:00:00Z' } */
UNWIND $ids AS wanted
MATCH (token:Token {id: wanted})
SET token.revokedAt = coalesce(token.revokedAt, $at)
RETURN token.id AS id
