// Version 2: organisations and deals that are merged into others keep their ids.
// A constraint brings its own index.
CREATE CONSTRAINT merged_organization_id_unique IF NOT EXISTS FOR (n:MergedOrganization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merged_deal_id_unique IF NOT EXISTS FOR (n:MergedDeal) REQUIRE n.id IS UNIQUE;
CREATE INDEX merged_deal_key IF NOT EXISTS FOR (n:MergedDeal) ON (n.key);
