/** The version of this program, from package.json: beside `src` in the repository, beside `dist` in the package. */
import { readFileSync } from 'node:fs';

export const version: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
