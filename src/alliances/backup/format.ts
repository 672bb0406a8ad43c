/**
 * A backup: an export of the graph with the access tokens behind it, between a line that says what it is and one that
 * proves it whole. JSON Lines, so that a person can read what no program opens any more.
 */
import * as z from 'zod';
import { roles } from '../../domain/vocabulary.ts';
import { GRAPH_FORMAT_VERSION } from '../../exchange/graph-lines.ts';
import type { JsonObject } from '../../exchange/json-lines.ts';

export const BACKUP_FORMAT = 'auto-alliances-backup';
/** Raised when a line changes its meaning. */
export const BACKUP_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T/);

const head = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.int().positive(),
  /** The version of the program that wrote it. */
  release: z.string(),
  at: instant,
});
export type BackupHead = z.output<typeof head>;

/** As stored: with the hash of the secret, never the secret. */
const token = z.strictObject({
  node: z.literal('token'),
  ...{ id: z.string(), hash: sha256, name: z.string(), createdAt: z.string() },
  role: z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]]),
  ...{ usedAt: z.string().nullable(), revokedAt: z.string().nullable() },
});
export type TokenLine = z.output<typeof token>;

const seal = z.strictObject({
  node: z.literal('seal'),
  /** Of the lines before this one, their line breaks included. */
  sha256,
  /** Of the graph alone: what `factsHash` tells of a graph that was restored from it. */
  graph: sha256,
  /** The form of the lines that `graph` was made of. */
  graphFormat: z.int().positive(),
  /** The number of the last change. */
  revision: z.int().nonnegative(),
});
export type Seal = z.output<typeof seal>;

/** Whether a file's first object says that the file is a backup. */
export function isBackupHead(value: JsonObject): boolean {
  return value.format === BACKUP_FORMAT;
}

/** The first line; or a sentence that says why the file is none that can be restored. */
export function readHead(value: JsonObject): BackupHead | string {
  if (!isBackupHead(value)) return 'it is no backup by Auto Alliances. A file that `export` wrote is for `import`';
  const read = head.safeParse(value);
  if (!read.success) return 'its first line is not that of a backup';
  if (read.data.version <= BACKUP_VERSION) return read.data;
  return `it was made by the newer release ${read.data.release}: restore it with that one`;
}

/** The line of a token, or null where the object is none. */
export function readToken(value: JsonObject): TokenLine | null {
  return token.safeParse(value).data ?? null;
}

/** The last line, or null where the object is none. */
export function readSeal(value: JsonObject): Seal | null {
  return seal.safeParse(value).data ?? null;
}

/** Whether a graph of today can be held against the seal: another form of lines makes another hash. */
export function isComparable({ graphFormat }: Seal): boolean {
  return graphFormat === GRAPH_FORMAT_VERSION;
}
