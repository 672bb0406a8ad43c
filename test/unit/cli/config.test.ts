import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settings } from '../../../src/config.ts';

describe('configuration', () => {
  it('needs nothing set', () => {
    expect(readConfig({}, {})).toMatchObject({ host: '127.0.0.1', port: 4000, neo4j: null, logLevel: 'info' });
  });

  it('takes a flag over the environment, and an empty variable as not set', () => {
    expect(readConfig({ PORT: '5000', HOST: '' }, { port: '6000' })).toMatchObject({ host: '127.0.0.1', port: 6000 });
  });

  it('lists every problem at once, each with its variable', () => {
    const problems = () => readConfig({ PORT: '70000', NEO4J_URI: 'http://example', LOG_LEVEL: 'loud' }, {});
    expect(problems).toThrow(ConfigError);
    expect(problems).toThrow(/PORT must be.*\n.*NEO4J_URI must look like.*\n.*LOG_LEVEL must be one of/);
  });

  it('refuses a password inside the URI, and never repeats it', () => {
    const wrong = () => readConfig({ NEO4J_URI: 'bolt://neo4j:secret@example:7687' }, {});
    expect(wrong).toThrow(/NEO4J_URI/);
    expect(wrong).not.toThrow(/secret/);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig({}, {}))).toBe(true);
  });

  it('is described in the docs, setting by setting', () => {
    const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    for (const { variable, flag, defaultValue, meaning } of settings) {
      expect(page).toContain(
        `| \`${variable}\` | \`--${flag}\` | ${defaultValue ? `\`${defaultValue}\`` : 'none'} | ${meaning} |`,
      );
    }
  });
});
