// What comes back of a value
RETURN $value AS value
