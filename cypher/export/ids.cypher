// The ids of everything that an export holds, by what it is
/* :params {} */
MATCH (n:Publisher) RETURN 'publisher' AS node, n.id AS id
UNION ALL
MATCH (n:Organization) RETURN 'organization' AS node, n.id AS id
UNION ALL
MATCH (n:MergedOrganization) RETURN 'organization' AS node, n.id AS id
UNION ALL
MATCH (n:Deal) RETURN 'deal' AS node, n.id AS id
UNION ALL
MATCH (n:MergedDeal) RETURN 'deal' AS node, n.id AS id
UNION ALL
MATCH (n:Report) RETURN 'report' AS node, n.id AS id
UNION ALL
MATCH (n:Claim) RETURN 'claim' AS node, n.id AS id
UNION ALL
MATCH (n:Model) RETURN 'model' AS node, n.id AS id
UNION ALL
MATCH (n:`Merge`) RETURN 'merge' AS node, n.id AS id
UNION ALL
MATCH (n:Request) RETURN 'request' AS node, n.id AS id
