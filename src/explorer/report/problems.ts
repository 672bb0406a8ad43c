/** What was refused, and at which field: by paths below the input, "report.url" or "claims.0.parties.1.organization". */
import { signal } from '@preact/signals';
import type { Candidate } from '../api/report.ts';

export interface Problem {
  readonly at: string;
  readonly message: string;
  /** What an ambiguous name may mean. */
  readonly candidates?: readonly Candidate[];
}

export const problems = signal<readonly Problem[]>([]);

/** Those of a field: of its own path, or of one below it. */
export function problemsAt(path: string): readonly Problem[] {
  return problems.value.filter(({ at }) => isWithin(at, path));
}

/** A field that is being mended is no longer complained of. */
export function mend(path: string): void {
  if (problems.peek().length > 0) problems.value = problems.peek().filter(({ at }) => !isWithin(at, path));
}

export const idAt = (path: string): string => `at-${path.replaceAll('.', '-')}`;

/** The part of the form that a path speaks of: its field, or the nearest part around it. */
export function partAt(path: string): HTMLElement | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const part = document.getElementById(idAt(steps.slice(0, length).join('.')));
    if (part !== null) return part;
  }
  return null;
}

/** ["input", "claims", "0", "summary"] → "claims.0.summary". */
export const pathBelowInput = (path: readonly string[]): string =>
  (path[0] === 'input' ? path.slice(1) : path).join('.');

function isWithin(at: string, path: string): boolean {
  return at === path || at.startsWith(`${path}.`);
}
