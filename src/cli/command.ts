/** The shape of a command, its help text, and the reading of its arguments. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, readConfig, settings } from '../config.ts';

/** What a command says to the person or program that called it. */
export interface Output {
  /** The answer: standard output. Resolves when more can be written. */
  out(text: string): void | Promise<void>;
  /** A remark for the person: standard error, one line. */
  say(line: string): void;
  /** Work done so far; shown in place on a terminal, now and then elsewhere. */
  progress(done: number, total: number | null, what: string): void;
}

/** 0: done. 1: done in part, or something was found. 2: called wrongly. 3: the engine or a file cannot be had. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Flag {
  readonly type: 'boolean' | 'string';
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly meaning: string;
}

export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** `starter-data remove`: one or two words. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `FILE…`. */
  readonly takes?: string;
  readonly positionals?: { readonly min: number; readonly max: number };
  readonly flags?: Readonly<Record<string, Flag>>;
  /** More help, after the flags. */
  readonly details?: string;
  /** @returns the exit code, also by way of a promise that stays open while a server runs */
  run(call: CommandArguments, config: Config, output: Output, signal: AbortSignal): Promise<ExitCode>;
}

/** Called wrongly: the sentence says how, and the help is named. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads what follows the command's name, the settings' flags included.
 * @throws UsageError or ConfigError
 */
export function readArguments(
  command: Command,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { call: CommandArguments; config: Config; help: boolean } {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const { flag } of settings) options[flag] = { type: 'string' };
  for (const [name, { type }] of Object.entries(command.flags ?? {})) options[name] = { type };
  const { values, positionals } = parse(command, words, options);
  if (values.help === true) return { call: { positionals, flags: {} }, config: readConfig({}, {}), help: true };
  const { min, max } = command.positionals ?? { min: 0, max: 0 };
  if (positionals.length < min || positionals.length > max) {
    throw new UsageError(
      `"${command.name}" takes ${command.takes ?? 'no arguments'}; see: auto-alliances ${command.name} --help`,
    );
  }
  const ofSettings = Object.fromEntries(settings.map(({ flag }) => [flag, values[flag] as string | undefined]));
  const flags = Object.fromEntries(
    Object.keys(command.flags ?? {}).map((name) => [name, values[name] as string | boolean | undefined]),
  );
  return { call: { positionals, flags }, config: readConfig(environment, ofSettings), help: false };
}

function parse(command: Command, words: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`${reason}; see: auto-alliances ${command.name} --help`);
  }
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const flags = Object.entries(command.flags ?? {}).map(
    ([name, { value, meaning }]) => [`--${name}${value ? ` ${value}` : ''}`, meaning] as const,
  );
  return [
    `${command.summary}`,
    '',
    `Usage: auto-alliances ${command.name}${command.takes ? ` ${command.takes}` : ''} [options]`,
    '',
    ...(flags.length > 0 ? ['Options:', ...columns(flags), ''] : []),
    'Settings (flag, or environment variable):',
    ...columns(
      settings.map(({ flag, variable, defaultValue, meaning }) => [
        `--${flag}`,
        `${meaning} ${variable}${defaultValue ? `, default ${defaultValue}` : ''}.`,
      ]),
    ),
    ...(command.details ? ['', command.details] : []),
    '',
  ].join('\n');
}

/** The help of the program. */
export function programHelp(commands: readonly Command[], version: string): string {
  return [
    `Auto Alliances ${version}: who in the car industry is tied to whom, how, since when, according to whom.`,
    '',
    'Usage: auto-alliances COMMAND [options]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, takes, summary }) => [takes ? `${name} ${takes}` : name, summary])),
    '',
    'auto-alliances COMMAND --help tells more. Exit codes: 0 done; 1 done in part, or something was found;',
    '2 called wrongly; 3 the engine or a file cannot be had.',
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
