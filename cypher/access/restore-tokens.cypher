// Put the tokens of a backup in; one that is there stays as it is
/* :params { tokens: [{ id: 'token:00000000000000ab', hash: 'a3f1', name: 'Ada', role: 'READER', createdAt: '2026-01-01T00:00:00Z', usedAt: null, revokedAt: null }] } */
UNWIND $tokens AS given
MERGE (token:Token {id: given.id})
ON CREATE SET token.hash = given.hash, token.name = given.name, token.role = given.role,
  token.createdAt = given.createdAt, token.usedAt = given.usedAt, token.revokedAt = given.revokedAt
RETURN token.id AS id
