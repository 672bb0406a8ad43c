/** What commands say, on a terminal or into files and pipes. */
import { once } from 'node:events';
import type { Output } from './command.ts';

/** Progress is drawn in place on a terminal, and said at most every few seconds elsewhere. */
export function terminalOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  let drawn = false;
  let said = 0;
  const clear = () => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    async out(text) {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    say(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(done, total, what) {
      const share = total === null || total === 0 ? '' : ` of ${total} (${Math.floor((100 * done) / total)} %)`;
      const line = `${what}: ${done}${share}`;
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${line}`);
        drawn = true;
        if (done === total) {
          stderr.write('\n');
          drawn = false;
        }
        return;
      }
      const now = Date.now();
      if (done !== total && now - said < 2_000) return;
      said = now;
      stderr.write(`${line}\n`);
    },
  };
}
