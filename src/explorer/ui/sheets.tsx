/** On a narrow screen: the panels as sheets over the graph. */
export function Sheets() {
  return null;
}
