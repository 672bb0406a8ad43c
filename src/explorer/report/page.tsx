/** Report a deal: for people with a token. */
export function ReportPage() {
  return <section class="sheet-of-rows" aria-label="Report a deal" />;
}
