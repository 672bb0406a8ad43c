/** The program as it is started: what it says of requests on standard error, and at /metrics. */
import { expect, test } from 'vitest';
import { run, serve, temporaryFolder } from '../support/program.ts';

async function served(words: readonly string[], settings: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const service = await serve(['--data-dir', folder.path, '--no-starter-data', ...words], settings);
  try {
    expect((await service.ask('query HowMuch { coverage { claims } }')).status).toBe(200);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    service.child.kill('SIGTERM');
    const { code, said } = await service.done;
    expect(code).toBe(0);
    return { metrics, said };
  } finally {
    service.child.kill('SIGKILL');
    await folder.remove();
  }
}

test('`serve --verbose` says a readable line a request, and logs none', async () => {
  const { metrics, said } = await served(['--verbose'], { LOG_LEVEL: 'info' });
  expect(said).toMatch(/^POST \/graphql HowMuch 200 [\d.]+ ms, \d+ statements?$/m);
  expect(said).not.toContain('"msg":"request"');
  expect(metrics).toMatch(/^auto_alliances_requests_total\{route="\/graphql",method="POST",status="200"\} 1$/m);
  // Of opening the graph: the statements of the service itself count too.
  expect(metrics).toMatch(/^auto_alliances_statement_duration_seconds_count\{mode="read"\} [1-9]/m);
});

test('without it requests are logged as JSON, and it stops in time where a collector is away', async () => {
  const { said } = await served(['--otlp-endpoint', 'http://127.0.0.1:1'], { LOG_LEVEL: 'info' });
  const line = said.split('\n').find((text) => text.includes('"msg":"request"'));
  expect(JSON.parse(line ?? '')).toMatchObject({ operation: 'HowMuch', status: 200, route: '/graphql' });
  expect(said).not.toMatch(/^POST /m);
});

test('the help tells of --verbose', async () => {
  expect((await run(['serve', '--help'])).out).toContain('--verbose');
});
