// Organisations whose names have the same last key (letters and digits only, transliterated), with the keys of the earlier steps
/* :params { names: [{ name: 'VW', latin: 'vw' }] } */
UNWIND $names AS wanted
CALL (wanted) {
  MATCH (n:Name {latin: wanted.latin})-[:NAMES]->(found)
  WHERE found:Organization OR found:MergedOrganization
  RETURN collect({id: found.id, exact: n.exact, folded: n.folded, bare: n.bare}) AS found
}
RETURN wanted.name AS name, found AS found
