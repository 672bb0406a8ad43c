/** What a disk may hold after the power failed: put together from the shim's copies and its journal. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./shim.c', import.meta.url));

/** Compiles the shim into a folder; null where this machine has no C compiler. */
export function compileShim(folder: string): string | null {
  const shim = join(folder, 'shim.so');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl', '-lpthread']);
  if (made.error) return null;
  if (made.status !== 0) throw new Error(`The shim does not compile: ${made.stderr}`);
  return shim;
}

export interface SyncedDisk {
  /** How many times something was brought to the disk, removed or renamed so far. */
  readonly events: number;
  /**
   * Lays out, in `target`, the files below `root` as they may be when the power failed right after that many events.
   * What was not synced is gone, or there in part where it only made a file longer; a removal or a renaming may have reached the disk or not, as `random` has it, until
   * its folder was synced.
   */
  layOut(events: number, target: string, random: () => number): void;
}

/** @param shadow the folder that the shim wrote to */
export function syncedDisk(shadow: string, root: string): SyncedDisk {
  const journal = readFileSync(join(shadow, 'journal'), 'utf8').split('\n').slice(0, -1);
  /** What the file held when it was synced next. */
  function nextCopy(path: string, after: number): Buffer | null {
    const line = journal.slice(after).find((event) => /^S \d/.test(event) && event.endsWith(` ${path}`));
    return line === undefined ? null : readFileSync(join(shadow, line.split(' ')[1] ?? ''));
  }

  return {
    events: journal.length,
    layOut(events, target, random) {
      // By path: the number of the copy that holds its content.
      let files = new Map<string, number>();
      // As the folders on the disk name them, while changes of names wait for a sync.
      let certain = new Map<string, number>();
      for (const line of journal.slice(0, events)) {
        const [kind = '', first = '', ...rest] = line.split(' ');
        if (kind === 'S') {
          // Removed before it could be copied.
          if (first === '-1') continue;
          const path = rest.join(' ');
          files.set(path, Number(first));
          certain.set(path, Number(first));
        } else if (kind === 'D') {
          certain = new Map(files);
        } else if (kind === 'U') {
          files = new Map(files);
          files.delete(first);
        } else if (kind === 'R') {
          const [to = ''] = rest;
          const content = files.get(first);
          files = new Map(files);
          files.delete(first);
          if (content !== undefined) files.set(to, content);
        }
      }
      for (const [path, copy] of random() < 0.5 ? files : certain) {
        const below = relative(root, path);
        if (below.startsWith('..')) continue;
        const file = join(target, below);
        mkdirSync(dirname(file), { recursive: true });
        const content = readFileSync(join(shadow, String(copy)));
        writeFileSync(file, content);
        const on = nextCopy(path, events);
        if (on === null || on.length <= content.length || !on.subarray(0, content.length).equals(content)) continue;
        // On its way to the disk when the power failed.
        const came = content.length + Math.floor(random() * (on.length - content.length + 1));
        if (random() < 0.5) writeFileSync(file, on.subarray(content.length, came), { flag: 'a' });
      }
    },
  };
}
