import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, serve, temporaryFolder } from '../support/program.ts';

it('shows the administrator’s token at the first start alone, and makes, lists and revokes others while it serves', {
  timeout: 90_000,
}, async () => {
  const folder = await temporaryFolder();
  const settings = ['--data-dir', folder.path];
  const first = await serve(['--no-starter-data', ...settings]);
  const viewer = async (token: string) => {
    const answer = await fetch(`${first.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ viewer { name role } }"}',
    });
    return { status: answer.status, viewer: (await answer.json()).data?.viewer };
  };

  const made = await run(['token', 'create', '--name', 'Ada', '--role', 'researcher', ...settings]);
  expect(made.code).toBe(0);
  expect(made.out).toMatch(/^aa_[0-9a-f]{16}_[\w-]{43}\n$/);
  expect(made.said).toContain('shown only now');
  expect(await viewer(made.out.trim())).toEqual({ status: 200, viewer: { name: 'Ada', role: 'RESEARCHER' } });

  const listed = await run(['token', 'list', '--json', ...settings]);
  expect(JSON.parse(listed.out)).toMatchObject([
    { name: 'admin', role: 'ADMIN', usedAt: null },
    { name: 'Ada', role: 'RESEARCHER' },
  ]);
  const revoked = await run(['token', 'revoke', 'Ada', ...settings]);
  expect(revoked).toMatchObject({ code: 0, said: expect.stringContaining('of Ada (RESEARCHER)') });
  expect((await run(['token', 'revoke', 'Ada', ...settings])).code).toBe(1);
  await expect.poll(async () => (await viewer(made.out.trim())).status, { timeout: 3_000 }).toBe(401);

  for (const [words, problem] of [
    [['create', '--role', 'READER'], 'whose token'],
    [['create', '--name', 'Bob', '--role', 'EDITOR'], 'READER, RESEARCHER, REVIEWER, ADMIN'],
    [['revoke'], 'ID|NAME'],
  ] as const) {
    const wrong = await run(['token', ...words, ...settings]);
    expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining(problem) });
  }

  first.child.kill('SIGTERM');
  const { out, said } = await first.done;
  const [shown = ''] = /aa_\w{16}_[\w-]{43}/.exec(out) ?? [];
  expect(out).toBe(`Administrator's token, shown only this once: ${shown}\n`);
  expect(said).not.toContain('aa_');
  const secret = shown.split('_').slice(2).join('_');
  const kept = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(kept.length).toBeGreaterThan(0);
  expect(
    kept.some((text) => text.includes(secret)),
    'only its hash is on the disk',
  ).toBe(false);

  const alone = await run(['token', 'list', ...settings]);
  expect(alone.out).toMatch(/^ID +NAME +ROLE +CREATED +LAST USED +REVOKED\n.*admin +ADMIN .* never\n.*Ada +RESEARCHER/);
  const second = await serve(['--no-starter-data', ...settings]);
  second.child.kill('SIGTERM');
  expect((await second.done).out).toBe('');
  await folder.remove();
});
