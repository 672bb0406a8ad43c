/** The two clocks: which day is shown, and what was known. */
export function TimeBar() {
  return <section class="time" aria-label="Time" />;
}
