import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const locked = (read('package-lock.json') as { packages: Record<string, Locked> }).packages;

describe('the lockfile', () => {
  it('names every optional package of every platform, without which `npm ci` refuses it', () => {
    const missing = Object.entries(locked).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => locked[`node_modules/${name}`] === undefined && locked[`${place}/node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });

  it('holds no registry address', () => {
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('lets the scripts of `node` run, which is how the right Node.js comes in', () => {
    expect(read('package.json')).toMatchObject({ allowScripts: { node: true } });
    expect(readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8')).not.toContain('engine-strict');
  });
});
