// Every node with all that it holds, but for what belongs to one installation
/* :params {} */
MATCH (n)
WHERE NOT n:Migration AND NOT n:Token
RETURN labels(n) AS labels, properties(n) AS properties
