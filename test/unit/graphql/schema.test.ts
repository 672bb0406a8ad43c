import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { printedSchema, schema } from '../../../src/graphql/schema.ts';
import { notYetBuilt } from './not-yet-built.ts';

const root = new URL('../../../', import.meta.url);
const contract = buildSchema(readFileSync(new URL('schema/contract.graphql', root), 'utf8'));
const printed = readFileSync(new URL('schema/schema.graphql', root), 'utf8');

describe('the schema', () => {
  test('is checked in as the code prints it (npm run schema)', () => {
    expect(printedSchema()).toBe(printed);
  });

  test('keeps everything that the contract promises, but for a list that shrinks', () => {
    const missing = findBreakingChanges(contract, buildSchema(printed)).map(({ description }) => description);
    expect(missing.sort()).toEqual([...notYetBuilt].sort());
  });

  test('keeps the defaults that the contract promises', () => {
    const changed = findDangerousChanges(contract, buildSchema(printed)).filter(({ type }) =>
      type.includes('DEFAULT_VALUE'),
    );
    expect(changed).toEqual([]);
  });

  test('describes every type, field, argument, word and directive', () => {
    expect(undescribed()).toEqual([]);
  });
});

function undescribed(): string[] {
  const found: string[] = [];
  const look = (coordinate: string, { description }: { description?: string | null | undefined }) => {
    if (description == null || !/^[^\s].*[.!?)”"]$/s.test(description)) found.push(coordinate);
  };
  for (const directive of schema.getDirectives()) {
    if (isSpecifiedDirective(directive)) continue;
    look(`@${directive.name}`, directive);
    for (const argument of directive.args) look(`@${directive.name}(${argument.name}:)`, argument);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    look(type.name, type);
    if (isEnumType(type)) for (const word of type.getValues()) look(`${type.name}.${word.name}`, word);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    }
  }
  return found;
}
