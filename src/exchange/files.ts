/** Files as they are read for an import. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** A file to import: its name for messages, and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Takes text of rows that were left out, to be mended and imported again. @default they are told and not kept */
  readonly reject?: (text: string) => Promise<void>;
}

/** Whether it is a table, by its name. */
export function isTable({ name }: Pick<SourceFile, 'name'>): boolean {
  return /\.(csv|tsv)$/i.test(name);
}

/** A file by its path; an error of the file system shows when it is read. */
export function fileAt(path: string): SourceFile {
  return { name: basename(path), bytes: createReadStream(path) };
}
