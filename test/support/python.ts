/** Python with networkx and lxml, for tests that read exports with tools that are not ours: `PYTHON`, else `python3`. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const python = process.env.PYTHON || 'python3';
const modules = 'import networkx, lxml';

/** Whether it is there. On a machine of somebody's own its tests are skipped where it is not; in CI it has to be there. */
export const hasPython = process.env.CI === 'true' || spawnSync(python, ['-c', modules]).status === 0;

/** What a program writes to standard output. */
export async function runPython(words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(python, words, { maxBuffer: 50_000_000 });
  return stdout;
}
