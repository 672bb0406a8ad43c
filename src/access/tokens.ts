/** Access tokens in the graph: made, listed, revoked, looked up by their public half. */
import * as z from 'zod';
import { type Role, roles } from '../domain/vocabulary.ts';
import { defineQuery } from '../store/queries.ts';
import { type GraphStore, UniqueViolationError } from '../store/store.ts';
import { hashOf, newTokenText } from './secret.ts';

export interface Token {
  /** `token:0123456789abcdef`; tells nothing of the secret. */
  readonly id: string;
  /** Who acts with it: the name in the change log and in `recordedBy`. */
  readonly name: string;
  readonly role: Role;
  /** RFC 3339 in UTC. */
  readonly createdAt: string;
  /** To within a minute; null: never. */
  readonly usedAt: string | null;
  /** Null: in force. */
  readonly revokedAt: string | null;
}

/** As stored: with the hash of its secret. */
export interface StoredToken extends Token {
  readonly hash: string;
}

export interface Tokens {
  /** @returns the text to hand over, which is kept nowhere. @throws TokenNameError */
  create(token: { readonly name: string; readonly role: Role }, at: string): Promise<{ token: Token; text: string }>;
  /** The token of an administrator for a graph that never had one; null where there is or was any. */
  createFirst(at: string): Promise<{ token: Token; text: string } | null>;
  /** The oldest first, revoked ones too. */
  list(): Promise<Token[]>;
  /** Revokes the token of that id, or all of that name. @returns those in force until now */
  revoke(idOrName: string, at: string): Promise<Token[]>;
  find(id: string): Promise<StoredToken | null>;
  /** All of them with their hashes, in the order of their ids: for a backup. */
  all(): Promise<StoredToken[]>;
  /** Puts tokens of a backup in; those that are there already stay as they are. */
  restore(tokens: readonly StoredToken[]): Promise<void>;
  /** Notes when it was used. */
  use(id: string, at: string): Promise<void>;
}

/** The name cannot be one; the message says why. */
export class TokenNameError extends Error {
  override readonly name = 'TokenNameError';
}

const text = z.string();
const tokenRow = z.object({
  ...{ id: text, hash: text, name: text, createdAt: text },
  role: z.enum(Object.keys(roles) as [Role, ...Role[]]),
  ...{ usedAt: text.nullable(), revokedAt: text.nullable() },
});
const idRow = z.object({ id: text });

const createToken = defineQuery({
  name: 'access/create-token',
  mode: 'write',
  parameters: z.object({ id: text, hash: text, name: text, role: text, at: text }),
  row: idRow,
});
const tokenById = defineQuery({
  name: 'access/token-by-id',
  mode: 'read',
  parameters: z.object({ id: text }),
  row: tokenRow,
});
const allTokens = defineQuery({ name: 'access/tokens', mode: 'read', row: tokenRow });
const revokeTokens = defineQuery({
  name: 'access/revoke-tokens',
  mode: 'write',
  parameters: z.object({ ids: z.array(text), at: text }),
  row: idRow,
});
const useToken = defineQuery({
  name: 'access/use-token',
  mode: 'write',
  parameters: z.object({ id: text, at: text }),
  row: idRow,
});

const restoreTokens = defineQuery({
  name: 'access/restore-tokens',
  mode: 'write',
  parameters: z.object({ tokens: z.array(tokenRow) }),
  row: idRow,
});

/** Tokens of a graph, whoever serves it: the statements go past the change log, for tokens are no part of what is known. */
export function createTokens(store: GraphStore): Tokens {
  async function keep(name: string, role: Role, at: string, first: boolean) {
    const { id, secret, text } = newTokenText({ first });
    await store.write((transaction) => transaction.run(createToken, { id, hash: hashOf(secret), name, role, at }));
    return { token: { id, name, role, createdAt: at, usedAt: null, revokedAt: null }, text };
  }
  const list = async () =>
    (await store.read(allTokens, {}))
      .map(({ hash: _, ...token }) => token)
      .sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1));

  return {
    list,
    create: async ({ name, role }, at) => keep(usableName(name), role, at, false),
    async createFirst(at) {
      if ((await store.read(allTokens, {})).length > 0) return null;
      try {
        return await keep('admin', 'ADMIN', at, true);
      } catch (error) {
        // Another process starts on the same graph: it has the token, and shows it.
        if (error instanceof UniqueViolationError) return null;
        throw error;
      }
    },
    async revoke(idOrName, at) {
      const meant = (await list()).filter(
        ({ id, name, revokedAt }) => revokedAt === null && (id === idOrName || name === idOrName),
      );
      const ids = meant.map(({ id }) => id);
      if (ids.length > 0) await store.write((transaction) => transaction.run(revokeTokens, { ids, at }));
      return meant;
    },
    async find(id) {
      return (await store.read(tokenById, { id }))[0] ?? null;
    },
    async all() {
      return (await store.read(allTokens, {})).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async restore(tokens) {
      const rows = tokens.map(({ id, hash, name, role, createdAt, usedAt, revokedAt }) => ({
        ...{ id, hash, name, role, createdAt, usedAt, revokedAt },
      }));
      if (rows.length > 0) await store.write((transaction) => transaction.run(restoreTokens, { tokens: rows }));
    },
    async use(id, at) {
      await store.write((transaction) => transaction.run(useToken, { id, at }));
    },
  };
}

/** Names stand in the change log beside what the service and the command line did, and must not pass for them. */
function usableName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name === '' || name.length > 100 || !name.isWellFormed() || /\p{Cc}/u.test(name)) {
    throw new TokenNameError('Give the token the name of who will use it, in 1 to 100 characters of one line.');
  }
  if (name.toLowerCase() === 'command line') {
    throw new TokenNameError('"command line" is what the change log calls the commands; choose another name.');
  }
  return name;
}
