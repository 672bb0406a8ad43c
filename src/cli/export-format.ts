/** `export --format`: what an export in one of the formats is asked for on the command line, by the names of `/export/{format}`. */
import type { Alliances } from '../alliances/alliances.ts';
import { InputError } from '../alliances/errors.ts';
import { type ExportFormat, exportFormat, exportFormats } from '../alliances/exports/formats.ts';
import { openExport } from '../alliances/exports/open-export.ts';
import { type ExportParameters, parameterMeanings, readParameters } from '../alliances/exports/parameters.ts';
import type { CommandArguments, Flag, Output } from './command.ts';
import { UsageError } from './command.ts';

export const formatFlags: Readonly<Record<string, Flag>> = {
  format: {
    type: 'string',
    value: 'FORMAT',
    meaning: `Write what readers may see in one of these: ${exportFormats.map(({ name }) => name).join(', ')}.`,
  },
  ...Object.fromEntries(
    Object.entries(parameterMeanings).map(([name, meaning]) => [
      name,
      {
        type: 'string',
        value: name === 'bom' || name === 'ended' ? 'true' : 'VALUE',
        meaning: `With --format: ${meaning}.`,
      },
    ]),
  ),
};

export interface AskedFormat {
  readonly format: ExportFormat;
  readonly parameters: ExportParameters;
}

/** Null: the whole graph is asked for. @throws UsageError naming the flag */
export function askedFormat({ flags }: Pick<CommandArguments, 'flags'>): AskedFormat | null {
  const given = Object.keys(parameterMeanings).flatMap((name) => {
    const value = flags[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const { format: name } = flags;
  if (typeof name !== 'string') {
    if (given.length > 0)
      throw new UsageError(`--${given[0]?.[0]} goes with --format; see: auto-alliances export --help`);
    return null;
  }
  try {
    const format = exportFormat(name);
    return { format, parameters: readParameters(given, format) };
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  }
}

/** Writes what readers may see. */
export async function writeFormat(
  alliances: Pick<Alliances, 'reader' | 'revision'>,
  { format, parameters }: AskedFormat,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const reader = alliances.reader({ viewer: { name: null, role: 'READER' }, signal });
  // Layouts and measures are waited for by timers and threads that do not keep a process running.
  const awake = setInterval(() => undefined, 60_000);
  try {
    const { pieces } = await openExport(format, reader, parameters, signal);
    for await (const piece of pieces) await output.out(piece);
  } finally {
    clearInterval(awake);
  }
  output.say(`${format.what}, as of change ${reader.snapshot.revision}.`);
}
