/** The page at `/`: what this is, how much it holds, and where to go from here. Needs no script and nothing from elsewhere. */
import type { CoverageDocument } from '../alliances/documents.ts';

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function landingPage(coverage: CoverageDocument): Response {
  const n = (value: number) => value.toLocaleString('en');
  const period =
    coverage.earliest && coverage.latest ? `, reported from ${coverage.earliest} to ${coverage.latest}` : '';
  const holdings =
    coverage.claims === 0
      ? 'Nothing has been reported yet. Import reports with <code>auto-alliances import FILE</code>.'
      : `${n(coverage.claims)} claims about ${n(coverage.deals)} deals between ${n(coverage.organizations)} organisations, from ${n(coverage.reports)} reports${period}.`;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Auto Alliances</title>
<style>
  :root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif; }
  main { max-width: 42rem; margin: 12vh auto; padding: 0 1.25rem; }
  h1 { line-height: 1.2; margin-bottom: 0.25em; }
  code { font-size: 0.92em; }
  a { font-weight: 600; }
</style>
<main>
  <h1>Auto Alliances</h1>
  <p>Who in the car industry is tied to whom, how, since when, according to whom, and what was known at the time.</p>
  <p>${holdings}</p>
  <p><a href="/graphql">Ask it in GraphQL</a>: the page opens with a question that you can run at once.</p>
</main>
</html>
`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    },
  });
}
