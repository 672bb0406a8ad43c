/** Filters, each with its count. */
export function Filters() {
  return null;
}
