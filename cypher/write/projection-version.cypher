// By which version of the projection were the ties made?
/* :params {} */
MATCH (projection:Projection {id: 'projection'})
RETURN projection.version AS version
