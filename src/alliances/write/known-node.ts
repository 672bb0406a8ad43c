/** Finds the organisation or model that an input is about, and guards it against lost updates. */
import type { FieldChange } from '../documents.ts';
import { AmbiguousNameError, ConflictError, InputError } from '../errors.ts';
import type { Fields, Path } from './fields.ts';
import type { Stage } from './stage.ts';

/**
 * The node with the name, case aside; else, where only placeholders have one of the other names, the placeholder: described now,
 * it keeps its id. Looser likenesses make no identity: Mitsubishi Corporation is not Mitsubishi. Null: there is none yet.
 *
 * @throws AmbiguousNameError where the name is that of several
 */
export function nodeCalled(
  name: string,
  others: readonly string[],
  called: (name: string) => readonly string[],
  isPlaceholder: (id: string) => boolean,
): string | null {
  const own = called(name);
  if (own.length > 1) {
    const message = `"${name}" is the name of ${own.length} of them: ${own.join(', ')}. Give the id of the one that is meant.`;
    throw new AmbiguousNameError(message, own, ['input', 'name']);
  }
  if (own[0] !== undefined) return own[0];
  const waiting = new Set(others.flatMap((other) => called(other)).filter(isPlaceholder));
  const [only, ...more] = waiting;
  return only !== undefined && more.length === 0 ? only : null;
}

/** Either an id or a name has to be there. */
export function requireSubject(fields: Fields, id: string | null, name: string | null, path: Path): void {
  if (id === null && name === null)
    fields.refuse([...path, 'name'], 'Give the name, or the id of what is to be changed.');
}

/** @throws ConflictError where the node was changed since the revision that the input was made from */
export function guardRevision(expected: string | null, revision: number | null): void {
  if (expected === null || expected === String(revision)) return;
  const now = revision === null ? 'It is not there yet.' : `It is at revision ${revision} now.`;
  throw new ConflictError(
    `This was not made from the latest state. ${now} Read it again and apply the change to that.`,
  );
}

/** @throws ConflictError where this very write creates or changes the node already: it cannot be read before the write is done */
export function guardTwice(stage: Stage, id: string | null): void {
  if (id === null || !(stage.touched.has(id) || stage.created.includes(id))) return;
  throw new ConflictError(`${id} is saved twice at once. Save it once more afterwards.`);
}

export function refuse(path: Path, message: string): never {
  throw new InputError(message, [{ path: path.map(String), message }]);
}

/** Where the text differs, what the log says of it. */
export function fieldChange(field: string, before: string | null, after: string | null): FieldChange[] {
  return before === after ? [] : [{ field, before, after }];
}
