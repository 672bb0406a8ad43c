/** Counts what an import does, and keeps what it could not do. */
import type { MappingNote, Place } from '../../exchange/starter-shape/notes.ts';
import type { FileProblem } from '../../exchange/starter-shape/read-files.ts';
import { AmbiguousNameError, ConflictError, InputError, NotFoundError } from '../errors.ts';

/** A placeholder is what a report names and no line describes; a statement is an editor's own, and counts with no deal or report. */
export const countedKinds = {
  organization: 'organisations',
  model: 'models',
  placeholder: 'placeholders',
  publisher: 'publishers',
  report: 'reports',
  deal: 'deals',
  claim: 'claims',
  statement: 'statements',
} as const;
export type CountedKind = keyof typeof countedKinds;
export type Counts = Readonly<Record<CountedKind, number>>;

export interface ImportSummary {
  readonly dryRun: boolean;
  /** Created; in a dry run, what would be. */
  readonly created: Counts;
  /** Organisations, models and reports that were there and got something more. */
  readonly changed: Counts;
  /** Lines (of reports: addresses) that brought nothing new. */
  readonly unchanged: number;
  /** What could not be carried over as it stands, line by line. */
  readonly notes: readonly MappingNote[];
  /** Lines that were left out. */
  readonly problems: readonly FileProblem[];
  /** Rows of tables that were left out, each handed to whoever keeps them to be mended; the first few are in `problems` too. */
  readonly rejected?: number;
  /** The number of the last change. */
  readonly revision: number;
}

export interface Tally {
  readonly created: Record<CountedKind, number>;
  readonly changed: Record<CountedKind, number>;
  unchanged: number;
  readonly problems: FileProblem[];
  /** Runs `work`; what a user can put right becomes a problem of the line, and undefined. */
  attempt<T>(place: Place, work: () => Promise<T>): Promise<T | undefined>;
}

const none = (): Record<CountedKind, number> => ({
  organization: 0,
  model: 0,
  placeholder: 0,
  publisher: 0,
  report: 0,
  deal: 0,
  claim: 0,
  statement: 0,
});

export function createTally(problems: readonly FileProblem[] = []): Tally {
  const tally: Tally = {
    created: none(),
    changed: none(),
    unchanged: 0,
    problems: [...problems],
    async attempt(place, work) {
      try {
        return await work();
      } catch (error) {
        if (!isUsersOwn(error)) throw error;
        tally.problems.push({ ...place, kind: null, field: null, message: error.message });
        return undefined;
      }
    },
  };
  return tally;
}

/** Counts created nodes by what their ids say. */
export function countCreated(tally: Tally, ids: Iterable<string>): void {
  for (const id of ids) {
    const kind = id.slice(0, id.indexOf(':'));
    if (Object.hasOwn(countedKinds, kind)) tally.created[kind as CountedKind] += 1;
  }
}

/** What a user can put right. */
export function isUsersOwn(error: unknown): error is Error {
  return (
    error instanceof InputError ||
    error instanceof NotFoundError ||
    error instanceof AmbiguousNameError ||
    error instanceof ConflictError
  );
}

/** The summary of nothing done. */
export function noChanges(dryRun: boolean, revision: number): ImportSummary {
  return { dryRun, created: none(), changed: none(), unchanged: 0, notes: [], problems: [], revision };
}

/** Both together; the later revision. */
export function addCounts(a: ImportSummary, b: ImportSummary): ImportSummary {
  const sum = (one: Counts, other: Counts) =>
    Object.fromEntries(
      (Object.keys(countedKinds) as CountedKind[]).map((kind) => [kind, one[kind] + other[kind]]),
    ) as Record<CountedKind, number>;
  return {
    dryRun: a.dryRun,
    created: sum(a.created, b.created),
    changed: sum(a.changed, b.changed),
    unchanged: a.unchanged + b.unchanged,
    notes: [...a.notes, ...b.notes],
    problems: [...a.problems, ...b.problems],
    rejected: (a.rejected ?? 0) + (b.rejected ?? 0),
    revision: b.revision,
  };
}
