/** The embedded engine on a disk that refuses: nothing is acknowledged that is not there, reads go on, and each error says what to do. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, type Served, serve, temporaryFolder } from '../support/program.ts';
import { claim, report } from '../support/reporting.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** Whether this machine can limit the files of a running process, which then meets what a full disk is to it. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

/** The most bytes that a file of the process may come to; it may be raised again. */
function limitFiles({ child }: Served, bytes: string): void {
  const { status, stderr } = spawnSync('prlimit', [`--fsize=${bytes}:unlimited`, '--pid', `${child.pid}`]);
  if (status !== 0) throw new Error(`${stderr}`);
}

describe.skipIf(!canLimit)('a disk that is full', { timeout: 60_000 }, () => {
  const mutation = `mutation ($input: ReportDealsInput!) { reportDeals(input: $input) {
    __typename ... on ReportDealsSuccess { report { id } } } }`;

  async function write(service: Served, token: string, page: string) {
    const answer = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: mutation, variables: { input: report(page, [claim()]) } }),
    });
    return { status: answer.status, headers: answer.headers, ...(await answer.json()) };
  }
  const reports = async (service: Served) =>
    (await service.ask('{ coverage { reports } }')).body.data?.coverage.reports as number | undefined;

  test('refuses writes in a way that can be tried again, lets reads go on, and goes on when there is room', async () => {
    const words = ['--no-starter-data', '--data-dir', join(folder.path, 'full')];
    const service = await serve(words);
    const created = await run(['token', 'create', '--name', 'Ada', '--role', 'RESEARCHER', ...words.slice(1)]);
    const token = /aa_[\w-]+/.exec(created.out)?.[0] ?? '';
    for (let at = 0; at < 5; at += 1) {
      expect((await write(service, token, `before-${at}`)).data.reportDeals.__typename).toBe('ReportDealsSuccess');
    }

    limitFiles(service, '1000');
    for (let at = 0; at < 5; at += 1) {
      const { status, headers, errors } = await write(service, token, `full-${at}`);
      expect(status).toBe(503);
      expect(headers.get('retry-after')).toBe('2');
      expect(errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
      expect(await reports(service)).toBe(5);
    }
    expect(service.said()).toMatch(/The disk refused a write to \S+: check its space and health/);

    limitFiles(service, 'unlimited');
    for (let at = 0; at < 5; at += 1) {
      expect((await write(service, token, `full-${at}`)).data.reportDeals.__typename).toBe('ReportDealsSuccess');
    }
    service.child.kill('SIGKILL');
    await service.done;

    const again = await serve(words);
    expect(await reports(again)).toBe(10);
    const checked = await run(['check', ...words.slice(1)]);
    expect(checked.said).toMatch(/The graph is sound/);
    limitFiles(again, '1000');
    again.child.kill('SIGTERM');
    const { code, said } = await again.done;
    expect(code).not.toBe(0);
    expect(said).toMatch(/could not be closed, for the disk refused it. What was acknowledged is in its log/);
    const last = await serve(words);
    expect(await reports(last)).toBe(10);
    last.child.kill('SIGTERM');
    await last.done;
  });
});

describe('a folder that cannot be written', () => {
  const refuses = async (path: string) => {
    const { code, said } = await run(['serve', '--port', '0', '--data-dir', path]);
    expect(code).toBe(3);
    expect(said.trim()).toMatch(new RegExp(`^The folder ${path} cannot be (made or )?written.*\\.$`));
  };

  test.skipIf(process.platform !== 'linux').each(['/sys/alliances', '/proc/alliances', '/proc/1/alliances/graph'])(
    'for nobody can make it is named, in one sentence: %s',
    refuses,
  );

  test('for a file is in its place is named, in one sentence', async () => {
    const path = join(folder.path, 'file');
    await writeFile(path, '');
    await refuses(path);
  });

  // Nothing is read-only to root.
  if (process.getuid?.() !== 0) {
    test('for it is there to be read only is named, in one sentence', async () => {
      const path = join(folder.path, 'read-only');
      await mkdir(path);
      await chmod(path, 0o555);
      await refuses(path);
    });
  }
});
