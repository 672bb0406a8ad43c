// Version 3: access tokens, found by their public half.
CREATE CONSTRAINT token_id_unique IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
CREATE INDEX token_id IF NOT EXISTS FOR (n:Token) ON (n.id);
