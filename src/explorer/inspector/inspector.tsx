/** All that is known of what is selected. */
export function Inspector() {
  return <aside class="inspector" aria-label="Details" />;
}
