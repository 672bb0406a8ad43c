// Note by which version of the projection the ties were made, and that they were made anew: other processes read them again
/* :params { version: 1 } */
MERGE (projection:Projection {id: 'projection'})
SET projection.version = $version, projection.made = coalesce(projection.made, 0) + 1
RETURN projection.version AS version
