import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineQuery, statementsOf, textOf } from '../../src/store/queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'cypher-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function query(text: string, parameters: z.ZodObject = z.object({}), row: z.ZodObject = z.object({})) {
  written += 1;
  const name = `query-${written}`;
  writeFileSync(join(folder, `${name}.cypher`), text);
  return defineQuery({ folder, name, mode: 'read', parameters, row });
}
const check = (...definition: Parameters<typeof query>) => textOf(query(...definition), 'grafeo');

const id = z.object({ id: z.string() });

describe('a query file is held against its definition', () => {
  test('it must use what is declared, and declare what it uses', () => {
    const text = '// An organisation\nMATCH (o:Organization {id: $id}) RETURN o.id AS id\n';
    expect(check(text, id, id).parameters).toEqual(['id']);
    expect(() => check(text, z.object({}), id)).toThrow('uses the parameters id, but its definition declares none');
    expect(() => check(text, z.object({ id: z.string(), day: z.string() }), id)).toThrow('declares day, id');
  });

  test('what stands in a string, a comment or a quoted name is no parameter', () => {
    const text = `// Costs $much
/* $more */ MATCH (o:\`$odd\`) WHERE o.name = '\\'$one' AND o.text = "http://$two" // $three
RETURN o.id AS id`;
    expect(check(text, z.object({}), id).parameters).toEqual([]);
    expect(statementsOf(query(text, z.object({}), id), 'grafeo', {})).toEqual([
      `MATCH (o:\`$odd\`) WHERE o.name = '\\'$one' AND o.text = "http://$two"\nRETURN o.id AS id`,
    ]);
  });

  test('its columns are those of the row', () => {
    const rows = z.object({ id: z.string(), names: z.array(z.string()) });
    const text = `// Organisations
MATCH (o:Organization)
CALL (o) { MATCH (n)-[:NAMES]->(o) RETURN collect(n.value) AS values }
RETURN DISTINCT o.id AS id, [v IN values WHERE v <> 'a, b' | v] AS names ORDER BY id, names LIMIT 3`;
    expect(check(text, z.object({}), rows).columns(() => true)).toEqual(['id', 'names']);
    expect(() => check(text, z.object({}), id)).toThrow(
      'returns the columns id, names, but its definition declares the row id',
    );
    expect(() => check('// Bare\nMATCH (o) RETURN o.id', z.object({}), id)).toThrow('must be named by AS');
    expect(() => check('// None\nMATCH (o) SET o.seen = 1', z.object({}), id)).toThrow('returns the columns none');
    expect(check('// None\nMATCH (o) SET o.seen = 1').columns(() => true)).toEqual([]);
  });

  test('a line is left out with its parameter, which must be optional for that', () => {
    const text = '// Deals\nMATCH (d:Deal)\nWHERE true\nAND d.key = $key // if $key\nRETURN d.id AS id';
    const optional = z.object({ key: z.string().optional() });
    const kept = query(text, optional, id);
    expect(statementsOf(kept, 'grafeo', { key: 'a' })[0]).toContain('$key');
    expect(statementsOf(kept, 'grafeo', { key: undefined })[0]).not.toContain('$key');
    expect(statementsOf(kept, 'grafeo', {})).toBe(statementsOf(kept, 'grafeo', {}));
    expect(() => check(text, z.object({ key: z.string() }), id)).toThrow('key must be declared optional');
    expect(() => check(text.replace('// if $key', ''), optional, id)).toThrow('must end in // if $key');
  });

  test('a line that comes and goes cannot change the columns', () => {
    const text = '// Deals\nMATCH (d:Deal)\nRETURN d.id AS id\n, d.key AS key // if $key';
    const rows = z.object({ id: z.string(), key: z.string() });
    expect(() => check(text, z.object({ key: z.literal(true).optional() }), rows)).toThrow('returns the columns id,');
  });

  test('it opens with its title, and its samples are maps', () => {
    expect(() => check('MATCH (o) RETURN o.id AS id', z.object({}), id)).toThrow('first line must be its title');
    const samples = (map: string) => check(`// T\n/* :params ${map} */\nRETURN $id AS id`, id, id).samples;
    expect(samples(`{ id: 'it\\'s: {a: 1}' }`)).toEqual([{ id: "it's: {a: 1}" }]);
    expect(samples('{"id": [1, null, {deep: true}]}')).toEqual([{ id: [1, null, { deep: true }] }]);
    expect(() => samples('{ id: }')).toThrow('sample parameters are not a map');
  });

  test('it holds one statement', () => {
    expect(() => check("// T\nRETURN ';' AS id; MATCH (n) RETURN n.id AS id", z.object({}), id)).toThrow(
      'one statement',
    );
    expect(check("// T\nRETURN ';' AS id;", z.object({}), id).statements(() => true)).toEqual(["RETURN ';' AS id"]);
  });

  test('one that is missing, or defined twice, is named', () => {
    const missing = defineQuery({ folder, name: 'write/missing', mode: 'write' });
    expect(() => textOf(missing, 'neo4j')).toThrow(/The query file .*write\/missing\.cypher: it cannot be read/);
    expect(() => defineQuery({ folder, name: 'write/missing', mode: 'write' })).toThrow('defined twice');
  });
});
