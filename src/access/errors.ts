/** A request that is turned away for who sends it or how often: every front shows the sentence. */

export type AccessCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'RATE_LIMITED';

export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly code: AccessCode;
  /** In how many whole seconds it may be tried again; null: waiting does not help. */
  readonly retryAfter: number | null;
  constructor(code: AccessCode, message: string, retryAfter: number | null = null) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Headers that go with the answer, on every front. */
  get headers(): Record<string, string> {
    if (this.code === 'UNAUTHENTICATED') return { 'www-authenticate': 'Bearer realm="Auto Alliances"' };
    return this.retryAfter === null ? {} : { 'retry-after': String(this.retryAfter) };
  }
}

/** The HTTP status of each. */
export const accessStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
} as const satisfies Record<AccessCode, number>;
