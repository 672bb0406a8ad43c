/** The commands of `auto-alliances`. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { pino } from 'pino';
import { tableTemplate } from '../alliances/table-import/template.ts';
import type { Config } from '../config.ts';
import { printedSchema } from '../graphql/schema.ts';
import { writePacked } from './backup-files.ts';
import type { Command, CommandArguments, ExitCode, Output } from './command.ts';
import { UsageError } from './command.ts';
import { askServer } from './control.ts';
import { askedFormat, formatFlags } from './export-format.ts';
import { openService } from './open-service.ts';
import { operations } from './operations.ts';
import { serve } from './serve.ts';
import { tokenFlags } from './tokens.ts';

const importCommand: Command = {
  name: 'import',
  summary: 'Brings in reports, organisations and models from JSON Lines files, and claims from spreadsheets (CSV).',
  takes: 'FILE…',
  positionals: { min: 0, max: 100 },
  flags: {
    'dry-run': { type: 'boolean', meaning: 'Say what would change, and change nothing.' },
    template: { type: 'boolean', meaning: 'Print a table of claims to fill in, and import nothing.' },
  },
  details:
    'Takes files in the shape of the starter data (fixtures/starter-data), what `export` wrote, and tables of claims\n' +
    '(FILE.csv, docs/bulk-import.md): rows that cannot be used go to FILE.errors.csv, with the reason. Running it again\n' +
    'changes nothing; after a stop it goes on where it was. A line that cannot be used is named and left out (exit code 1).',
  async run({ positionals, flags }, config, output, signal) {
    if (flags.template === true) {
      await output.out(tableTemplate());
      return 0;
    }
    if (positionals.length === 0) throw new UsageError('"import" takes FILE…; see: auto-alliances import --help');
    const files = positionals.map((path) => resolve(path));
    for (const file of files) await requireReadable(file);
    return perform('import', { positionals: files, flags }, config, output, signal);
  },
};

const exportCommand: Command = {
  name: 'export',
  summary:
    'Writes the whole graph as JSON Lines, without loss: `import` makes an equal graph of it. Or, with --format, a network or table for other tools.',
  takes: '[FILE]',
  positionals: { min: 0, max: 1 },
  flags: formatFlags,
  details: 'Without FILE it writes to standard output. Access tokens are left out.',
  async run({ positionals: [file], flags }, config, output, signal) {
    askedFormat({ flags });
    if (file === undefined) return perform('export', { positionals: [], flags }, config, output, signal);
    const stream = createWriteStream(resolve(file), { flags: 'wx' });
    await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'EEXIST'
          ? `The file ${file} is there already; name another, or remove it first.`
          : `The file ${file} cannot be written; check its folder and its permissions.`,
      );
    });
    const toFile: Output = {
      ...output,
      async out(text) {
        if (!stream.write(text)) await once(stream, 'drain');
      },
    };
    const exit = await perform('export', { positionals: [], flags }, config, toFile, signal);
    stream.end();
    await finished(stream);
    return exit;
  },
};

const backup: Command = {
  name: 'backup',
  summary: 'Writes a backup of the graph and its access tokens, also while it is served; `restore` takes it in again.',
  takes: 'FILE',
  positionals: { min: 1, max: 1 },
  details:
    'FILE is packed JSON Lines (name it .jsonl.gz) and is there only when it is whole. It holds the hashes of access tokens:\n' +
    'keep it where only you can read it. The embedded engine is also backed up by itself, see BACKUP_EVERY_HOURS.',
  run({ positionals: [file = ''] }, config, output, signal) {
    return writePacked(resolve(file), async (write) => {
      const exit = await perform('backup', { positionals: [], flags: {} }, config, { ...output, out: write }, signal);
      if (exit !== 0) throw new Error(`The backup is not whole, so ${file} was not written.`);
      return exit;
    });
  },
};

const restore: Command = {
  name: 'restore',
  summary: 'Restores a backup into an empty graph, on either engine, and proves that it is the same graph.',
  takes: 'FILE',
  positionals: { min: 1, max: 1 },
  details:
    'The whole file is verified before anything is written. A restore that was broken off is completed by running it again.\n' +
    'A graph that holds anything is never overwritten: name an empty folder with --data-dir, or a new Neo4j database.',
  async run({ positionals: [file = ''] }, config, output, signal) {
    const path = resolve(file);
    await requireReadable(path);
    return perform('restore', { positionals: [path], flags: {} }, config, output, signal);
  },
};

const check: Command = {
  name: 'check',
  summary: 'Checks the whole graph and says what is wrong and how to mend it. Exit code 1 where something is wrong.',
  flags: { json: { type: 'boolean', meaning: 'Write the findings as JSON.' } },
  run: (call, config, output, signal) => perform('check', call, config, output, signal),
};

const schema: Command = {
  name: 'schema',
  summary: 'Prints the GraphQL schema.',
  async run(_call, _config, output) {
    await output.out(printedSchema());
    return 0;
  },
};

const removeStarterData: Command = {
  name: 'starter-data remove',
  summary: 'Takes the starter data out again; what others added stays.',
  run: (call, config, output, signal) => perform('starter-data remove', call, config, output, signal),
};

const createToken: Command = {
  name: 'token create',
  summary: 'Makes an access token and shows it once.',
  flags: {
    name: { type: 'string', value: 'NAME', meaning: 'Who will use it: the change log and claims show this name.' },
    role: { type: 'string', value: 'ROLE', meaning: 'READER, RESEARCHER, REVIEWER or ADMIN; see docs/access.md.' },
  },
  details: 'The token goes to standard output. Only a hash of it is kept, so it cannot be shown again.',
  async run(call, config, output, signal) {
    tokenFlags(call.flags);
    return perform('token create', call, config, output, signal);
  },
};

const listTokens: Command = {
  name: 'token list',
  summary: 'Lists access tokens: whose they are, what they may do, when they were last used.',
  flags: { json: { type: 'boolean', meaning: 'Write them as JSON.' } },
  run: (call, config, output, signal) => perform('token list', call, config, output, signal),
};

const revokeToken: Command = {
  name: 'token revoke',
  summary: 'Ends a token, or all of one name, at once.',
  takes: 'ID|NAME',
  positionals: { min: 1, max: 1 },
  run: (call, config, output, signal) => perform('token revoke', call, config, output, signal),
};

export const commands: readonly Command[] = [
  serve,
  importCommand,
  exportCommand,
  backup,
  restore,
  check,
  removeStarterData,
  schema,
  createToken,
  listTokens,
  revokeToken,
];

/** @throws UsageError */
async function requireReadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw new UsageError(`The file ${path} cannot be read; check its name and its permissions.`);
  });
}

/** Inside the server that holds the embedded engine's file where one runs, else in this process. */
async function perform(
  name: string,
  call: CommandArguments,
  config: Config,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (config.neo4j === null) {
    const exit = await askServer(config.dataDir, name, call, output, signal);
    if (exit !== null) return exit;
  }
  // What fails here is said in a sentence; the engines' own remarks are for those who look for causes.
  const level = config.logLevel === 'debug' || config.logLevel === 'trace' ? config.logLevel : 'fatal';
  const alliances = await openService(config, pino({ level }, pino.destination(2)));
  try {
    return await operations(alliances)(name, call, output, signal);
  } finally {
    await alliances.close();
  }
}
