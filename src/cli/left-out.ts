/** The file beside a table that takes the rows that were left out. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export interface LeftOut {
  readonly reject: (text: string) => Promise<void>;
  close(): Promise<void>;
  /** Its path; null where no row was left out. */
  written(): { readonly written: string | null };
}

/** Made with the first row; one of an earlier import of the same table is replaced. */
export function leftOutOf(path: string): LeftOut {
  const target = errorsFile(path);
  let stream: WriteStream | undefined;
  return {
    async reject(text) {
      if (stream === undefined) {
        stream = createWriteStream(target);
        await once(stream, 'open');
      }
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      if (stream === undefined) return;
      stream.end();
      await finished(stream);
    },
    written: () => ({ written: stream === undefined ? null : target }),
  };
}

/** `deals.csv` → `deals.errors.csv` → `deals.errors-2.csv`: what is being read is never written to. */
export function errorsFile(path: string): string {
  const [, stem = path, number, ending = ''] = /^(.*?)(?:\.errors(?:-(\d+))?)?(\.[^.]*)?$/s.exec(path) ?? [];
  const isAgain = /\.errors(-\d+)?\.[^.]*$/.test(path);
  return `${stem}.errors${isAgain ? `-${Number(number ?? 1) + 1}` : ''}${ending}`;
}
