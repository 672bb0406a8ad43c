// Keep a new token: never its secret, only the hash of it
/* :params { id: 'token:0123456789abcdef', hash: 'a3f1', name: 'Ada', role: 'RESEARCHER', at: '2026-01-01T00:00:00Z' } */
CREATE (token:Token {id: $id, hash: $hash, name: $name, role: $role, createdAt: $at})
RETURN token.id AS id
