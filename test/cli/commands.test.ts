import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { run, temporaryFolder } from '../support/program.ts';

describe('the command line', { timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());

  it('lists its commands', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(name);
  });

  it.each(commands.map(({ name }) => name))('helps with "%s", settings included', async (name) => {
    const { code, out } = await run([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: auto-alliances ${name}`);
    expect(out).toContain('--data-dir');
  });

  it.each([
    [['fly'], /There is no command "fly"/],
    [['serve', '--prot', '1'], /--prot.*see: auto-alliances serve --help/s],
    [['import'], /takes FILE…/],
    [['import', 'nowhere.jsonl'], /cannot be read/],
    [['export', '--format', 'pdf'], /There is no format "pdf"; take one of gexf, graphml/],
    [['export', '--format', 'gexf', '--depth', '9'], /`depth` is "9", and must be a whole number from 1 to 3/],
    [['export', '--focus', 'BYD'], /--focus goes with --format/],
    [['serve', '--port', 'many'], /PORT must be a whole number/],
  ])('says what is wrong with %j, in words and by exit code 2', async (words, sentence) => {
    const { code, said } = await run(
      [...words, '--data-dir', folder.path].filter((word, _, all) => all[0] !== 'fly' || word === 'fly'),
    );
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  it('says in one sentence that a folder cannot be written', async () => {
    const file = join(folder.path, 'a-file');
    await writeFile(file, '');
    const { code, said } = await run(['serve', '--port', '0', '--data-dir', join(file, 'below')]);
    expect(said.trim()).toMatch(/^The folder .* cannot be made or written.*DATA_DIR\.$/);
    expect(code).toBe(3);
  });

  it('says in one sentence that Neo4j is away', async () => {
    const { code, said } = await run(['check', '--neo4j-uri', 'bolt://127.0.0.1:9']);
    expect(code).toBe(3);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('prints the schema that is checked in', async () => {
    const { code, out } = await run(['schema']);
    expect(code).toBe(0);
    expect(out).toBe(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  });

  it('exports to a file that is not there yet, and to no other', async () => {
    const data = join(folder.path, 'exporting');
    await mkdir(data);
    const file = join(data, 'graph.jsonl');
    expect(await run(['export', file, '--data-dir', data])).toMatchObject({ code: 0 });
    expect(await run(['export', file, '--data-dir', data])).toMatchObject({
      code: 2,
      said: expect.stringContaining('is there already'),
    });
  });

  it('exports a network in a format, by the names of an address', async () => {
    const data = join(folder.path, 'formats');
    await mkdir(data);
    const { code, out, said } = await run(['export', '--format', 'gexf', '--asOf', '2024-06-01', '--data-dir', data]);
    expect(code).toBe(0);
    expect(out).toContain('version="1.3"');
    expect(out).toContain('as of 2024-06-01');
    expect(said).toContain('as of change 0');
  });
});
