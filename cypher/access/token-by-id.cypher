// One token, with what its secret must hash to
/* :params { id: 'token:00000000000000aa' } */
MATCH (token:Token {id: $id})
RETURN token.id AS id, token.hash AS hash, token.name AS name, token.role AS role, token.createdAt AS createdAt,
  token.usedAt AS usedAt, token.revokedAt AS revokedAt
