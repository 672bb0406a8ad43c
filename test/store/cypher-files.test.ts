import { beforeAll, describe, expect, test } from 'vitest';
import { definedQueries, prepareQueries, textOf, undefinedFiles } from '../../src/store/queries.ts';
import { loadQueryModules, sources } from '../support/query-modules.ts';

const engines = ['grafeo', 'neo4j'] as const;
beforeAll(loadQueryModules);

/** Cypher, not prose: each keyword with what follows it in a query. Query files are the one place for it. */
const CYPHER =
  /\b(MATCH|MERGE|CREATE)\s+[(]|\bCALL\s*[({]|\bUNWIND\s+[$[\w]|\bRETURN\s+[\w$*{[]|\bDETACH DELETE\b|\bORDER BY\s+\w|\bWHERE\s+\w+\.\w+\s|\bON (CREATE|MATCH) SET\b/;

describe.each(engines)('the query files for %s', (engine) => {
  test('agree with their definitions', () => expect(() => prepareQueries(engine)).not.toThrow());

  test('are each defined by a query', () => expect(undefinedFiles(engine)).toEqual([]));

  test('carry samples that are as declared', () => {
    for (const query of definedQueries().filter(({ name }) => !name.startsWith('ddl/'))) {
      const { samples, parameters } = textOf(query, engine);
      expect(samples.length > 0 || parameters.length === 0, `${query.name} needs a sample: /* :params {…} */`).toBe(
        true,
      );
      for (const sample of samples) {
        const outcome = query.parameters.strict().safeParse(sample);
        expect(outcome.error?.message, `a sample of ${query.name}`).toBeUndefined();
      }
    }
  });
});

test('no Cypher stands in TypeScript', () => {
  const found = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line) && CYPHER.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('the guard knows Cypher from prose', () => {
  for (const line of [
    "run('MATCH (n) RETURN n')",
    'const text = `UNWIND $rows AS row`;',
    '`CREATE (o:Organization)`',
    "'RETURN 1'",
    "'CALL (d) { ... }'",
    "+ ' ORDER BY name'",
  ]) {
    expect(CYPHER.test(line), line).toBe(true);
  }
  for (const line of ["kind: 'MERGE'", 'A MATCH of names', "'CREATE'", 'returns one row', "stage: 'SET'"]) {
    expect(CYPHER.test(line), line).toBe(false);
  }
});
