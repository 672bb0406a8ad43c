/** Names as they are handed in, and what becomes of those that are there. */
import { storedName } from '../../domain/names.ts';
import { type NameType, nameTypes } from '../../domain/vocabulary.ts';
import type { FieldChange } from '../documents.ts';
import type { NameInput } from '../inputs.ts';
import type { Fields, Path } from './fields.ts';
import { nameId } from './ids.ts';
import { type NewName, stageName } from './new-nodes.ts';
import { draftLanguage } from './report-draft.ts';
import { type Stage, stageId } from './stage.ts';

export interface NameAsItIs {
  readonly id: string;
  readonly value: string;
  readonly type: NameType;
  readonly language: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const MOST_NAMES = 200;

/** Undefined: the input says nothing of names. */
export function draftNames(
  fields: Fields,
  names: readonly NameInput[] | null | undefined,
  path: Path,
): NewName[] | undefined {
  if (names === null || names === undefined) return undefined;
  return fields.list(names, path, MOST_NAMES, (name, at) => ({
    value: fields.name(name.value, [...at, 'value']),
    type: fields.word(nameTypes, name.type, [...at, 'type'], 'TRADE'),
    language: draftLanguage(fields, name.language, [...at, 'language']),
    from: fields.date(name.from, [...at, 'from'])?.edtf ?? null,
    to: fields.date(name.to, [...at, 'to'])?.edtf ?? null,
  }));
}

/**
 * Makes the names of a known node those given, with the preferred one. Where only another preferred name is given, the one
 * that was preferred stays as a trade name, so that it is found as before.
 */
export function stageNames(
  stage: Stage,
  section: 'organizationNames' | 'modelNames',
  of: string,
  before: { readonly name: string; readonly names: readonly NameAsItIs[] },
  preferred: string,
  given: readonly NewName[] | undefined,
): FieldChange[] {
  const known = new Map(before.names.map((name) => [name.id, name]));
  const wanted = new Map<string, NewName>();
  const want = (name: NewName) => {
    const value = storedName(name.value);
    const id = nameId(of, value, name.type);
    if (!wanted.has(id)) wanted.set(id, { ...name, value });
  };
  for (const name of given ?? before.names.filter(({ type, value }) => type !== 'PREFERRED' || value !== before.name)) {
    want(name);
  }
  if (given === undefined && preferred !== before.name) want({ value: before.name, type: 'TRADE' });
  want({ value: preferred, type: 'PREFERRED' });
  for (const name of before.names) {
    const now = wanted.get(name.id);
    if (now === undefined || textOf(now) !== textOf(name)) stageId(stage, 'endedNames', name.id);
  }
  for (const [id, name] of wanted) {
    const old = known.get(id);
    if (old === undefined || textOf(old) !== textOf(name)) stageName(stage, section, of, name);
  }
  const was = listOf(before.names);
  const is = listOf([...wanted.values()]);
  return was === is ? [] : [{ field: 'names', before: was, after: is }];
}

/** The names of a new node besides its preferred one. */
export function stageOtherNames(
  stage: Stage,
  section: 'organizationNames' | 'modelNames',
  of: string,
  preferred: string,
  given: readonly NewName[] = [],
): void {
  const seen = new Set([nameId(of, storedName(preferred), 'PREFERRED')]);
  for (const name of given) {
    const id = nameId(of, storedName(name.value), name.type);
    if (!seen.has(id)) stageName(stage, section, of, name);
    seen.add(id);
  }
}

function textOf({ value, type, language = null, from = null, to = null }: NewName): string {
  return JSON.stringify([storedName(value), type, language, from, to]);
}

function listOf(names: readonly NewName[]): string {
  const texts = names.map(({ value, type, language, from, to }) => {
    const details = [type, language, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(', ');
    return `${storedName(value)} (${details})`;
  });
  return texts.sort().join('; ');
}
