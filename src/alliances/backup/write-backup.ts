/** Writes a backup: the graph as of one moment, while it is served, and the access tokens. */
import { createHash } from 'node:crypto';
import { createTokens } from '../../access/tokens.ts';
import { GRAPH_FORMAT_VERSION } from '../../exchange/graph-lines.ts';
import type { GraphStore } from '../../store/store.ts';
import { version as release } from '../../version.ts';
import { type ExportOptions, exportGraph } from '../export.ts';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupHead, type Seal, type TokenLine } from './format.ts';

export interface BackupWritten {
  /** The number of the last change that it holds. */
  readonly revision: number;
  /** The hash of the graph: that of a graph restored from it. */
  readonly graph: string;
  readonly lines: number;
}

/**
 * Writes a backup line by line. Writes to the graph wait while its graph is read, reads go on.
 * The file is whole only with its last line, which holds the checksum of all before.
 */
export async function writeBackup(
  store: GraphStore,
  { write, now, onProgress, signal }: ExportOptions,
): Promise<BackupWritten> {
  const whole = createHash('sha256');
  const put = async (line: string) => {
    whole.update(line);
    await write(line);
  };
  const head: BackupHead = { format: BACKUP_FORMAT, version: BACKUP_VERSION, release, at: now };
  await put(`${JSON.stringify(head)}\n`);
  const facts = factsHasher();
  const { lines, revision } = await exportGraph(store, {
    async write(line) {
      facts.add(line);
      await put(line);
    },
    now,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  for (const token of await createTokens(store).all()) {
    await put(`${JSON.stringify({ node: 'token', ...token } satisfies TokenLine)}\n`);
  }
  const graph = facts.hash();
  const seal: Seal = {
    node: 'seal',
    sha256: whole.digest('hex'),
    graph,
    graphFormat: GRAPH_FORMAT_VERSION,
    revision,
  };
  await write(`${JSON.stringify(seal)}\n`);
  return { revision, graph, lines };
}

/** The SHA-256 of all facts of a graph, the same on every engine: of its export without the first line, which holds the time. */
export async function factsHash(store: GraphStore, options: Omit<ExportOptions, 'write'>): Promise<string> {
  const facts = factsHasher();
  await exportGraph(store, { ...options, write: (line) => facts.add(line) });
  return facts.hash();
}

function factsHasher() {
  const hash = createHash('sha256');
  let first = true;
  return {
    add(line: string): void {
      if (!first) hash.update(line);
      first = false;
    },
    hash: () => hash.digest('hex'),
  };
}
