// Publishers whose name is the same but for case
/* :params { names: [{ name: 'Reuters', folded: 'reuters' }] } */
UNWIND $names AS wanted
CALL (wanted) {
  MATCH (p:Publisher {folded: wanted.folded})
  RETURN collect({id: p.id, name: p.name}) AS found
}
RETURN wanted.name AS name, found AS found
