/** Notes on what of a line could not be carried over as it stands: nothing is dropped silently. */

/**
 * `unmapped`: a word that no table knows; `inferred`: read from other words of the line; `conflict`: two lines disagree on
 * their report; `ignored`: a field that the shape does not know; `unusable`: a value that breaks a rule and was left out.
 */
export type NoteKind = 'unmapped' | 'inferred' | 'conflict' | 'ignored' | 'unusable';

export interface MappingNote {
  readonly kind: NoteKind;
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly value: string | null;
  /** A sentence that says what was done instead, and what would put it right. */
  readonly message: string;
}

/** Where a line came from. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A line with its place. */
export interface Placed<T> extends Place {
  readonly value: T;
}

export type Notice = (
  place: Place,
  note: { kind: NoteKind; field: string; value?: string | null; message: string },
) => void;

/** Collects notes in the order in which they were given. */
export function createNotice(notes: MappingNote[]): Notice {
  return (place, { kind, field, value = null, message }) => {
    notes.push({ kind, file: place.file, line: place.line, field, value, message });
  };
}
