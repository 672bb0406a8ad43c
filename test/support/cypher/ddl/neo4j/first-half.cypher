// Some of version 1, as a start broken off leaves it
CREATE CONSTRAINT organization_id_unique IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_id_unique IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
