/** Opens an export: its name and type, and its bytes in pieces of some size, in between which others have their turn. */
import { setImmediate } from 'node:timers/promises';
import type { Reader } from '../reader.ts';
import type { ExportFormat } from './formats.ts';
import type { ExportParameters } from './parameters.ts';

export interface OpenExport {
  /** `auto-alliances-gexf-1234.gexf`: with the revision. */
  readonly fileName: string;
  readonly pieces: AsyncIterable<string>;
}

/** Characters of a piece. */
const PIECE = 32_768;

/**
 * The reader's signal ends it between two pieces.
 * @throws NotFoundError or AmbiguousNameError for a focus that is nobody, or might be several
 */
export async function openExport(
  format: ExportFormat,
  reader: Reader,
  parameters: ExportParameters,
  signal?: AbortSignal,
): Promise<OpenExport> {
  const { name, extension } = format;
  const stem = name.endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
  return {
    fileName: `auto-alliances-${stem}-${reader.snapshot.revision}.${extension}`,
    pieces: inPieces(await format.open(reader, parameters), signal),
  };
}

async function* inPieces(parts: AsyncIterable<string>, signal: AbortSignal | undefined): AsyncGenerator<string> {
  let piece = '';
  for await (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await setImmediate();
    signal?.throwIfAborted();
  }
  if (piece !== '') yield piece;
}
