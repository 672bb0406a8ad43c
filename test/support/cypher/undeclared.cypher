// A query that calls nobody
RETURN $one AS one, $two AS two
