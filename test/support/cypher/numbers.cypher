// What numbers do
UNWIND range(1, 5) AS n
WITH n
WHERE n > 2
RETURN n AS n, $whole / 2 AS half, $part * 2 AS double
ORDER BY n
LIMIT $limit
