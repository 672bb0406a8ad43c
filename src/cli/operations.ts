/**
 * The commands that work on the graph, apart from who runs them: this process, or the server that holds the embedded
 * engine's file. Paths come from the command line of the same user, never from a client of the API.
 */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Alliances } from '../alliances/alliances.ts';
import { restoreBackup } from '../alliances/backup/restore-backup.ts';
import { writeBackup } from '../alliances/backup/write-backup.ts';
import { checkGraph, type Finding } from '../alliances/check.ts';
import { exportGraph } from '../alliances/export.ts';
import { importFiles } from '../alliances/import.ts';
import { removeStarterData } from '../alliances/starter-data.ts';
import { packedFile } from './backup-files.ts';
import type { CommandArguments, ExitCode, Output } from './command.ts';
import type { Perform } from './control.ts';
import { askedFormat, writeFormat } from './export-format.ts';
import { sayImport } from './import-summary.ts';
import { leftOutOf } from './left-out.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';

type Operation = (
  alliances: Alliances,
  call: CommandArguments,
  output: Output,
  signal: AbortSignal,
) => Promise<ExitCode>;

/** The actor that the change log names for what is done from the command line. */
const actor = { name: 'command line' };

const byName: Readonly<Record<string, Operation>> = {
  async import(alliances, { positionals, flags }, output, signal) {
    const files = positionals.map((path) => ({
      ...leftOutOf(path),
      name: basename(path),
      bytes: createReadStream(path),
    }));
    const summary = await importFiles(alliances, files, {
      ...{ actor, dryRun: flags['dry-run'] === true, signal, onProgress: progressTo(output) },
    }).finally(async () => {
      for (const file of files) await file.close();
    });
    sayImport(summary, output);
    for (const { written } of files.map((file) => file.written())) {
      if (written !== null)
        output.say(`The rows that were left out are in ${written}: mend them there and import that file.`);
    }
    return summary.problems.length > 0 ? 1 : 0;
  },

  async export(alliances, call, output, signal) {
    const asked = askedFormat(call);
    if (asked !== null) {
      await writeFormat(alliances, asked, output, signal);
      return 0;
    }
    const { store } = alliances;
    const { lines, revision } = await exportGraph(store, {
      write: (line) => output.out(line),
      now: new Date().toISOString(),
      signal,
      onProgress: progressTo(output),
    });
    output.say(`${lines} lines, as of change ${revision}.`);
    return 0;
  },

  async backup({ store }, _call, output, signal) {
    const { revision, graph, lines } = await writeBackup(store, {
      write: (line) => output.out(line),
      now: new Date().toISOString(),
      signal,
      onProgress: progressTo(output),
    });
    output.say(`Backed up as of change ${revision}: ${lines} lines; the hash of the graph is ${graph}.`);
    return 0;
  },

  async restore(alliances, { positionals: [path = ''] }, output, signal) {
    const { head, seal, tokens, compared } = await restoreBackup(
      alliances,
      () => packedFile(path),
      new Date().toISOString(),
      { signal, onProgress: progressTo(output) },
    );
    output.say(
      `Restored the graph of ${head.at}, as of change ${seal.revision}, and ${count(tokens, 'access token')}.`,
    );
    output.say(
      compared
        ? `The hash of the graph is that of the backup: ${seal.graph}.`
        : `Release ${head.release} wrote the backup in another form, so the hashes cannot be compared: run check.`,
    );
    return 0;
  },

  async check(alliances, { flags }, output) {
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
    const findings = await checkGraph({ store: alliances.store, snapshot, onProgress: progressTo(output) });
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (flags.json === true) await output.out(`${JSON.stringify(findings, null, 2)}\n`);
    else for (const finding of findings) await output.out(findingText(finding));
    output.say(
      errors > 0
        ? `${count(errors, 'error')} among ${count(findings.length, 'finding')}: the graph needs mending.`
        : `The graph is sound${findings.length > 0 ? `; ${count(findings.length, 'finding')} worth a look` : ''}.`,
    );
    return errors > 0 ? 1 : 0;
  },

  async 'starter-data remove'(alliances, _call, output, signal) {
    const removed = await removeStarterData(alliances, { actor, signal, onProgress: progressTo(output) });
    output.say(
      `Removed from the starter data: ${count(removed.claims, 'claim')}, ${count(removed.deals, 'deal')}, ${count(removed.reports, 'report')}. What others added is still there.`,
    );
    return 0;
  },

  'token create': createToken,
  'token list': listTokens,
  'token revoke': revokeToken,
};

/** Runs operations by name on an open service. */
export function operations(alliances: Alliances): Perform {
  return async (name, call, output, signal) => {
    const operation = byName[name];
    if (operation === undefined) throw new Error(`This server does not know "${name}"; it may be of an older version.`);
    return operation(alliances, call, output, signal);
  };
}

export function progressTo(output: Output) {
  return (progress: { readonly done: number; readonly total: number | null; readonly what: string }) =>
    output.progress(progress.done, progress.total, progress.what);
}

function findingText({ severity, code, what, ids, count, remedy }: Finding): string {
  const more = count > ids.length ? ` and ${count - ids.length} more` : '';
  const about = ids.length > 0 ? `\n    ${ids.join(', ')}${more}` : '';
  return `${severity} ${code}: ${what}${about}\n    ${remedy}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
