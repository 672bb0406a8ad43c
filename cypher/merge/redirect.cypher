// Who is merged into another is no organisation or deal of its own any more, and who is not is one again; links lead to whoever answers
/* :params { endedOrganizations: ['organization:stellantis-nv'], backOrganizations: ['organization:stellantis-nv'], goneOrganizations: ['organization:leapmotor'],
   organizations: [{duplicate: 'organization:leapmotor', survivor: 'organization:stellantis'}],
   endedDeals: ['deal:merged'], backDeals: ['deal:merged'], goneDeals: ['deal:tesla-group'], deals: [{duplicate: 'deal:tesla-group', survivor: 'deal:stellantis-leapmotor-stake'}] } */
CALL () { UNWIND $endedOrganizations AS id MATCH (:MergedOrganization {id: id})-[link:MERGED_INTO]->(:Organization) DELETE link } // if $endedOrganizations
CALL () { UNWIND $endedDeals AS id MATCH (:MergedDeal {id: id})-[link:MERGED_INTO]->(:Deal) DELETE link } // if $endedDeals
CALL () { UNWIND $backOrganizations AS id MATCH (o:MergedOrganization {id: id}) SET o:Organization } // if $backOrganizations
CALL () { UNWIND $backOrganizations AS id MATCH (o:Organization {id: id}) REMOVE o:MergedOrganization } // if $backOrganizations
CALL () { UNWIND $backDeals AS id MATCH (d:MergedDeal {id: id}) SET d:Deal } // if $backDeals
CALL () { UNWIND $backDeals AS id MATCH (d:Deal {id: id}) REMOVE d:MergedDeal } // if $backDeals
CALL () { UNWIND $goneOrganizations AS id MATCH (o:Organization {id: id}) SET o:MergedOrganization } // if $goneOrganizations
CALL () { UNWIND $goneOrganizations AS id MATCH (o:MergedOrganization {id: id}) REMOVE o:Organization, o:Automaker, o:Brand, o:JointVenture, o:Supplier, o:BatteryMaker } // if $goneOrganizations
CALL () { UNWIND $goneOrganizations AS id MATCH (o:MergedOrganization {id: id}) REMOVE o:TechnologyCompany, o:MobilityService, o:Investor, o:PublicBody, o:OtherOrganization } // if $goneOrganizations
CALL () { UNWIND $goneDeals AS id MATCH (d:Deal {id: id}) SET d:MergedDeal } // if $goneDeals
CALL () { UNWIND $goneDeals AS id MATCH (d:MergedDeal {id: id}) REMOVE d:Deal } // if $goneDeals
CALL () { UNWIND $organizations AS row MATCH (a:MergedOrganization {id: row.duplicate}) MATCH (b:Organization {id: row.survivor}) MERGE (a)-[:MERGED_INTO]->(b) } // if $organizations
CALL () { UNWIND $deals AS row MATCH (a:MergedDeal {id: row.duplicate}) MATCH (b:Deal {id: row.survivor}) MERGE (a)-[:MERGED_INTO]->(b) } // if $deals
RETURN 1 AS saved
