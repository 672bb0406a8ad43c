// Every node as it is
MATCH (node)
RETURN labels(node) AS labels, properties(node) AS properties
