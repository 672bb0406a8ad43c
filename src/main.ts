#!/usr/bin/env node
/** The command line: picks the command, reads its arguments, and turns what happens into words and an exit code. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandHelp, programHelp, readArguments, UsageError } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { terminalOutput } from './cli/terminal.ts';
import { ConfigError } from './config.ts';
import { ListenError } from './http/server.ts';
import { StoreDamagedError, StoreLockedError, StoreUnavailableError } from './store/store.ts';
import { version } from './version.ts';

/** Runs the program with its arguments (without node and script); the result is the exit code. */
export async function main(words: readonly string[], signal: AbortSignal): Promise<number> {
  const output = terminalOutput(process.stdout, process.stderr);
  const [first = 'help', second] = words;
  if (['help', '--help', '-h'].includes(first)) {
    await output.out(programHelp(commands, version));
    return 0;
  }
  if (['--version', '-v', 'version'].includes(first)) {
    await output.out(`${version}\n`);
    return 0;
  }
  const command =
    commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first);
  if (command === undefined) {
    output.say(`There is no command "${first}". The commands are: ${commands.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  try {
    const rest = words.slice(command.name.split(' ').length);
    const { call, config, help } = readArguments(command, rest, process.env);
    if (help) {
      await output.out(commandHelp(command));
      return 0;
    }
    return await command.run(call, config, output, signal);
  } catch (error) {
    if (signal.aborted) return 130;
    if (error instanceof UsageError || error instanceof ConfigError) {
      output.say(error.message);
      return 2;
    }
    output.say(error instanceof Error ? error.message : String(error));
    return cannotBeHad.some((kind) => error instanceof kind) ? 3 : 1;
  }
}

/** Errors that say that the engine, a file or a port cannot be had. */
const cannotBeHad = [StoreUnavailableError, StoreLockedError, StoreDamagedError, ListenError];

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second one ends the program at once: the first may be waiting for something.
    process.once(signal, () => stop.abort(new Error(`Stopped by ${signal}.`)));
  }
  process.exitCode = await main(process.argv.slice(2), stop.signal);
}
