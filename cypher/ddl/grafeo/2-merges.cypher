// Version 2: organisations and deals that are merged into others keep their ids.
// A constraint checks by scanning unless an index on the same property is there as well; the constraint must come first.
CREATE CONSTRAINT merged_organization_id_unique IF NOT EXISTS FOR (n:MergedOrganization) REQUIRE n.id IS UNIQUE;
CREATE INDEX merged_organization_id IF NOT EXISTS FOR (n:MergedOrganization) ON (n.id);
CREATE CONSTRAINT merged_deal_id_unique IF NOT EXISTS FOR (n:MergedDeal) REQUIRE n.id IS UNIQUE;
CREATE INDEX merged_deal_id IF NOT EXISTS FOR (n:MergedDeal) ON (n.id);
CREATE INDEX merged_deal_key IF NOT EXISTS FOR (n:MergedDeal) ON (n.key);
