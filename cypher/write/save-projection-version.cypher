// Note by which version of the projection the ties were made
/* :params { version: 1 } */
MERGE (projection:Projection {id: 'projection'})
SET projection.version = $version
RETURN projection.version AS version
