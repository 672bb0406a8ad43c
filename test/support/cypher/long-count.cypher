// A read that takes a while
UNWIND range(1, $rows) AS n
WITH n
WHERE n % 7 = 8
RETURN count(n) AS rows
