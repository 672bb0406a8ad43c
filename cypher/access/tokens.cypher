// All tokens, revoked ones too
/* :params {} */
MATCH (token:Token)
RETURN token.id AS id, token.hash AS hash, token.name AS name, token.role AS role, token.createdAt AS createdAt,
  token.usedAt AS usedAt, token.revokedAt AS revokedAt
