/** Reads the fields of an input one by one and collects every problem with its path, so that all are shown at once. */
import { parseDay, parsePartialDate } from '../../domain/dates.ts';
import type { Day, PartialDate } from '../../domain/model.ts';
import { normalizeName } from '../../domain/names.ts';
import { type FieldError, InputError } from '../errors.ts';
import type { GivenReference } from '../inputs.ts';
import type { Reference } from '../reader.ts';

export type Path = readonly (string | number)[];

export interface Fields {
  /** Adds a problem; `message` is a sentence that says what to do. */
  refuse(path: Path, message: string): void;
  /** The text as given; null where absent (or refused). */
  text(value: unknown, path: Path, longest: number): string | null;
  /** Text that must be there and not blank; empty where refused. */
  requiredText(value: unknown, path: Path, longest: number): string;
  /** A name with something to see in it. */
  name(value: unknown, path: Path): string;
  /** One word of a vocabulary; `fallback` where absent. */
  word<Words extends object, Fallback>(
    words: Words,
    value: unknown,
    path: Path,
    fallback: Fallback,
  ): keyof Words | Fallback;
  date(value: unknown, path: Path): PartialDate | null;
  day(value: unknown, path: Path): Day | null;
  flag(value: unknown, path: Path): boolean;
  number(value: unknown, path: Path, least: number, most: number): number | null;
  /** Calls `read` for each item of a list of at most `most`. */
  list<T, R>(values: readonly T[] | null | undefined, path: Path, most: number, read: (item: T, at: Path) => R): R[];
  reference(value: GivenReference | null | undefined, path: Path): Reference | null;
  requiredReference(value: GivenReference | null | undefined, path: Path): Reference;
  /** What `read` gives, or null where it throws a RangeError, whose sentence becomes the problem. */
  attempt<R>(path: Path, read: () => R): R | null;
  /** @throws InputError with all problems found so far. */
  finish(): void;
}

export const longest = { name: 300, title: 1_000, summary: 4_000, quote: 200, key: 300, word: 100, id: 400 } as const;

export function readFields(): Fields {
  const problems: FieldError[] = [];

  const fields: Fields = {
    refuse(path, message) {
      problems.push({ path: path.map(String), message });
    },
    text(value, path, most) {
      if (value === null || value === undefined) return null;
      if (typeof value !== 'string') fields.refuse(path, 'Write this as text.');
      else if (value.length > most) fields.refuse(path, `This has ${value.length} characters. Use at most ${most}.`);
      else if (!value.isWellFormed()) fields.refuse(path, 'This is not valid Unicode: half of a character is missing.');
      else if (value.includes('\0')) fields.refuse(path, 'This holds a NUL character. Leave it out.');
      else return value;
      return null;
    },
    requiredText(value, path, most) {
      const before = problems.length;
      const text = fields.text(value, path, most);
      if (text !== null && text.trim() !== '') return text;
      if (problems.length === before) fields.refuse(path, 'This is missing. Write something here.');
      return '';
    },
    name(value, path) {
      const text = fields.requiredText(value, path, longest.name);
      if (text !== '' && normalizeName(text) === '') fields.refuse(path, 'This name has no visible character.');
      return text;
    },
    word(words, value, path, fallback) {
      if (value === null || value === undefined) return fallback;
      if (typeof value === 'string' && Object.hasOwn(words, value)) return value as keyof typeof words;
      fields.refuse(path, `This is not one of ${Object.keys(words).join(', ')}.`);
      return fallback;
    },
    date(value, path) {
      const text = fields.text(value, path, longest.word);
      return text === null ? null : fields.attempt(path, () => parsePartialDate(text));
    },
    day(value, path) {
      const text = fields.text(value, path, longest.word);
      return text === null ? null : fields.attempt(path, () => parseDay(text));
    },
    flag(value, path) {
      if (value === null || value === undefined) return false;
      if (typeof value !== 'boolean') fields.refuse(path, 'Write true or false.');
      return value === true;
    },
    number(value, path, least, most) {
      if (value === null || value === undefined) return null;
      if (typeof value === 'number' && value >= least && value <= most) return value;
      fields.refuse(path, `Write a number from ${least} to ${most}.`);
      return null;
    },
    list(values, path, most, read) {
      if (values === null || values === undefined) return [];
      if (!Array.isArray(values)) {
        fields.refuse(path, 'Write this as a list.');
        return [];
      }
      if (values.length > most) {
        fields.refuse(path, `This lists ${values.length}. Give at most ${most}.`);
        return [];
      }
      return values.flatMap((item, at) => {
        if (item !== null && item !== undefined) return [read(item, [...path, at])];
        fields.refuse([...path, at], 'There is nothing here. Leave it out.');
        return [];
      });
    },
    reference(value, path) {
      return value === null || value === undefined ? null : fields.requiredReference(value, path);
    },
    requiredReference(value, path) {
      const given: GivenReference = typeof value === 'object' && value !== null ? value : {};
      const { id, name } = given;
      if ((id === undefined || id === null) === (name === undefined || name === null)) {
        fields.refuse(path, 'Give either an id or a name.');
        return { name: '' };
      }
      if (name !== undefined && name !== null) return { name: fields.name(name, [...path, 'name']) };
      return { id: fields.requiredText(id, [...path, 'id'], longest.id) };
    },
    attempt(path, read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        fields.refuse(path, error.message);
        return null;
      }
    },
    finish() {
      const [first] = problems;
      if (first === undefined) return;
      const more = problems.length === 1 ? '' : ` and ${problems.length - 1} more`;
      throw new InputError(`${first.path.join('.')}: ${first.message}${more && ` (${more.trim()})`}`, problems);
    },
  };
  return fields;
}
