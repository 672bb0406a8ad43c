/** What a user can put right: thrown by the service, shown by every front. Everything else is a fault and is masked. */
import type { Likeness } from '../domain/likeness.ts';
import type { DealId } from '../domain/model.ts';
import type { Role } from '../domain/vocabulary.ts';

/** The value of one field or argument is not usable. `path` names it from the outside in: `['input', 'claims', '0', 'stage']`. */
export interface FieldError {
  readonly path: readonly string[];
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

/** Input that breaks a rule. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly fields: readonly FieldError[];
  constructor(message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.fields = fields;
  }
}

/** An id or name given as an argument that nothing has. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  readonly id: string;
  readonly path: readonly string[];
  constructor(message: string, id: string, path: readonly string[] = []) {
    super(message);
    this.id = id;
    this.path = path;
  }
}

/** A name that fits several organisations or models. */
export class AmbiguousNameError extends Error {
  override readonly name = 'AmbiguousNameError';
  readonly candidates: readonly string[];
  readonly path: readonly string[];
  constructor(message: string, candidates: readonly string[], path: readonly string[] = []) {
    super(message);
    this.candidates = candidates;
    this.path = path;
  }
}

/** What was asked for contradicts what is there: a lost update, a duplicate deal, a reused idempotency key. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  /** Deals that are already there, the likeliest first. */
  readonly similar: readonly SimilarDeal[];
  constructor(message: string, similar: readonly SimilarDeal[] = []) {
    super(message);
    this.similar = similar;
  }
}

export interface SimilarDeal extends Likeness {
  readonly deal: DealId;
}

/** The asker may not do this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  /** The least role that may. */
  readonly needs: Role;
  constructor(message: string, needs: Role) {
    super(message);
    this.needs = needs;
  }
}
