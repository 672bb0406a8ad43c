/** What a check found, and how to mend it. */

/** `error`: the graph is damaged or wrong; `warning`: what is recorded cannot be right; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  readonly severity: Severity;
  /** Names the kind of finding, for programs: `TIES_DIFFER`. */
  readonly code: string;
  /** A sentence that says what is wrong. */
  readonly what: string;
  /** Ids of what it is about, the first 20 of them. */
  readonly ids: readonly string[];
  /** How many there are in all. */
  readonly count: number;
  /** A sentence that says how to mend it. */
  readonly remedy: string;
}

const MOST_SHOWN = 20;

/** One finding about all of the ids; none where there are no ids. */
export function finding(
  severity: Severity,
  code: string,
  what: string,
  ids: Iterable<string>,
  remedy: string,
): Finding[] {
  const all = [...new Set(ids)].sort();
  if (all.length === 0) return [];
  return [{ severity, code, what, ids: all.slice(0, MOST_SHOWN), count: all.length, remedy }];
}

/** For whatever follows from the claims: an import computes it anew. */
export const COMPUTE_ANEW =
  'Export the graph and import the export into an empty one: whatever follows from the claims is computed anew there.';
export const RESTORE_BACKUP = 'Put back the last backup that passes this check.';
