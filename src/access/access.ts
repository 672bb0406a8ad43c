/** Who is asking: a bearer token becomes a viewer with a role, for every front alike. */
import type { Role } from '../domain/vocabulary.ts';
import { AccessError } from './errors.ts';
import { createRateLimit } from './rate-limit.ts';
import { proves, readTokenText } from './secret.ts';
import type { StoredToken, Tokens } from './tokens.ts';

/** What a front knows of a request before anybody is asked for. */
export interface Knock {
  /** The Authorization header; null: none. */
  readonly authorization: string | null;
  /** Where it comes from, as the limits count it. */
  readonly address: string;
}

export interface Asker {
  readonly name: string | null;
  readonly role: Role;
  /** Null: without a token. */
  readonly token: string | null;
  readonly address: string;
}

export interface AccessOptions {
  readonly tokens: Pick<Tokens, 'find' | 'use'>;
  /** Who may read: everybody, or holders of a token. */
  readonly reading: 'public' | 'token';
  /** Writes a minute, of each token and from each address. */
  readonly writesPerMinute: number;
  /** Wrong tokens a minute from each address. */
  readonly failedLoginsPerMinute: number;
  /** Now, as RFC 3339 in UTC. */
  readonly now: () => string;
  /** Called when a use could not be noted; who asked is answered all the same. */
  readonly onError?: (error: unknown) => void;
}

export interface Access {
  /**
   * Who asks. @throws AccessError UNAUTHENTICATED for a token that is unknown or revoked, or none where one is needed;
   * RATE_LIMITED after too many wrong ones
   */
  asker(knock: Knock): Promise<Asker>;
  /** Counts writes before they begin. @throws AccessError RATE_LIMITED */
  admitWrites(asker: Pick<Asker, 'token' | 'address'>, writes: number): void;
  /** Settles when what was begun is noted. */
  settled(): Promise<void>;
}

/** So long an answer of the graph about a token serves: a revocation takes effect everywhere within it. */
const TRUSTED_MS = 1_000;
/** A use is noted once in so long. */
const NOTED_MS = 60_000;
/** Tokens that are remembered. */
const KEPT = 1_000;

export function createAccess(options: AccessOptions): Access {
  const { tokens, reading, writesPerMinute, failedLoginsPerMinute, now, onError } = options;
  const writes = createRateLimit({ perMinute: writesPerMinute });
  const failures = createRateLimit({ perMinute: failedLoginsPerMinute });
  const trusted = new Map<string, { readonly token: Promise<StoredToken | null>; readonly until: number }>();
  const noted = new Map<string, number>();
  const noting = new Set<Promise<void>>();

  /** From the graph, at most once a second for each token; many who ask at once wait for one answer. */
  function find(id: string): Promise<StoredToken | null> {
    const time = performance.now();
    const known = trusted.get(id);
    if (known !== undefined && time < known.until) return known.token;
    const token = tokens.find(id);
    keep(trusted, id, { token, until: time + TRUSTED_MS });
    // A failure to answer is no answer.
    token.catch(() => trusted.delete(id));
    return token;
  }

  function noteUse({ id }: StoredToken): void {
    const time = performance.now();
    if (time - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < NOTED_MS) return;
    keep(noted, id, time);
    const note = tokens.use(id, now()).catch((error: unknown) => onError?.(error));
    noting.add(note);
    void note.finally(() => noting.delete(note));
  }

  function failed(address: string): AccessError {
    failures.take(address);
    return new AccessError(
      'UNAUTHENTICATED',
      'This token is not known or was revoked; ask an administrator for a new one, or leave the Authorization header out.',
    );
  }

  async function holder(authorization: string, address: string): Promise<Asker> {
    const given = readTokenText(/^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
    const wait = failures.wait(address);
    // Who was let in a moment ago stays in, whatever others at the same address try.
    if (wait > 0 && (given === null || !noted.has(given.id))) {
      throw new AccessError(
        'RATE_LIMITED',
        `Too many wrong tokens from this address; try again in ${inSeconds(wait)}.`,
        wait,
      );
    }
    if (given === null) throw failed(address);
    const token = await find(given.id);
    // An unknown token is compared as well, so that the time tells nothing of which are known.
    const isProved = proves(given.secret, token?.hash ?? '0'.repeat(64));
    if (token === null || !isProved) throw failed(address);
    if (token.revokedAt !== null) {
      noted.delete(token.id);
      throw failed(address);
    }
    noteUse(token);
    return { name: token.name, role: token.role, token: token.id, address };
  }

  return {
    async asker({ authorization, address }) {
      if (authorization !== null) return holder(authorization, address);
      if (reading === 'public') return { name: null, role: 'READER', token: null, address };
      throw new AccessError(
        'UNAUTHENTICATED',
        'Reading here needs a token: send it as `Authorization: Bearer …`. An administrator can make one.',
      );
    },
    admitWrites({ token, address }, count) {
      const keys = token === null ? [address] : [token, address];
      const wait = Math.max(...keys.map((key) => writes.take(key, count)));
      if (wait === 0) return;
      throw new AccessError(
        'RATE_LIMITED',
        `This is more than ${writesPerMinute.toLocaleString('en')} writes a minute; go on in ${inSeconds(wait)}. Imports from the command line are not limited.`,
        wait,
      );
    },
    async settled() {
      await Promise.all(noting);
    },
  };
}

/** Puts it last, and lets go of the one that was put longest ago. */
function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

function inSeconds(seconds: number): string {
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
