// Version 1: what is unique, and what is looked up.
// A constraint brings its own index.
CREATE CONSTRAINT organization_id_unique IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_id_unique IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT publisher_id_unique IF NOT EXISTS FOR (n:Publisher) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT report_id_unique IF NOT EXISTS FOR (n:Report) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id_unique IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT deal_id_unique IF NOT EXISTS FOR (n:Deal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT model_id_unique IF NOT EXISTS FOR (n:Model) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT change_id_unique IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merge_id_unique IF NOT EXISTS FOR (n:`Merge`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT request_id_unique IF NOT EXISTS FOR (n:Request) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sequence_id_unique IF NOT EXISTS FOR (n:Sequence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT projection_id_unique IF NOT EXISTS FOR (n:Projection) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT migration_version_unique IF NOT EXISTS FOR (n:Migration) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT report_url_unique IF NOT EXISTS FOR (n:Report) REQUIRE n.url IS UNIQUE;
CREATE CONSTRAINT deal_key_unique IF NOT EXISTS FOR (n:Deal) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT change_sequence_unique IF NOT EXISTS FOR (n:Change) REQUIRE n.sequence IS UNIQUE;
CREATE INDEX name_exact IF NOT EXISTS FOR (n:Name) ON (n.exact);
CREATE INDEX name_folded IF NOT EXISTS FOR (n:Name) ON (n.folded);
CREATE INDEX name_bare IF NOT EXISTS FOR (n:Name) ON (n.bare);
CREATE INDEX name_latin IF NOT EXISTS FOR (n:Name) ON (n.latin);
CREATE INDEX publisher_folded IF NOT EXISTS FOR (n:Publisher) ON (n.folded);
CREATE INDEX report_published_from IF NOT EXISTS FOR (n:Report) ON (n.publishedFrom);
CREATE INDEX claim_review IF NOT EXISTS FOR (n:Claim) ON (n.review);
CREATE INDEX claim_recorded_at IF NOT EXISTS FOR (n:Claim) ON (n.recordedAt);
CREATE INDEX deal_background IF NOT EXISTS FOR (n:Deal) ON (n.background);
