/** Restores a backup into an empty graph, on either engine, and proves that it is the same graph. */
import { createHash } from 'node:crypto';
import { createTokens } from '../../access/tokens.ts';
import type { SourceFile } from '../../exchange/files.ts';
import { type JsonObject, readJsonLines } from '../../exchange/json-lines.ts';
import { readTextLines } from '../../exchange/text-lines.ts';
import type { Alliances } from '../alliances.ts';
import { InputError } from '../errors.ts';
import { importGraph } from '../graph-import/import-graph.ts';
import { restorable } from '../graph-import/restore.ts';
import type { ImportOptions } from '../line-import/steps.ts';
import { type BackupHead, isComparable, readHead, readSeal, readToken, type Seal, type TokenLine } from './format.ts';
import { factsHash } from './write-backup.ts';

export interface Restored {
  readonly head: BackupHead;
  readonly seal: Seal;
  readonly tokens: number;
  /** Whether the graph was held against the backup's hash; false where a former release wrote its lines in another form. */
  readonly compared: boolean;
}

/**
 * Restores a backup. The file is read twice: once to see that it is whole, before anything is written.
 * One that was broken off is completed by running it again.
 *
 * @param open opens the file anew, unpacked
 * @throws InputError where the file is damaged or no backup, where the graph is not empty, or where what came out differs
 */
export async function restoreBackup(
  alliances: Alliances,
  open: () => SourceFile,
  now: string,
  { onProgress, signal }: Pick<ImportOptions, 'onProgress' | 'signal'>,
): Promise<Restored> {
  const { name } = open();
  const { head, seal, tokens } = await readWhole(open());
  if ((await restorable(alliances.store)) === null) {
    throw new InputError(
      'The graph is not empty, and a restore never overwrites: name an empty folder with --data-dir, or a new Neo4j database.',
    );
  }
  const lines = readJsonLines(open().bytes);
  await lines.next();
  const first = await lines.next();
  if (first.done || 'problem' in first.value) throw damaged(name, 'its graph is missing');
  const options = { actor: { name: null }, ...(onProgress && { onProgress }), ...(signal && { signal }) };
  await importGraph(alliances, name, first.value.value, lines, options);
  await createTokens(alliances.store).restore(tokens);
  const compared = isComparable(seal);
  if (compared && (await factsHash(alliances.store, { now, ...(signal && { signal }) })) !== seal.graph) {
    throw new InputError(
      `What was restored from ${name} is not the graph that was backed up: do not use it. Restore another backup, and report this one.`,
    );
  }
  return { head, seal, tokens: tokens.length, compared };
}

/** Reads the file to its end. @throws InputError where it is not whole, or not as it was written */
async function readWhole(file: SourceFile): Promise<{ head: BackupHead; seal: Seal; tokens: TokenLine[] }> {
  const sum = createHash('sha256');
  const tokens: TokenLine[] = [];
  let head: BackupHead | null = null;
  let seal: Seal | null = null;
  for await (const { text, value } of objectsOf(file)) {
    if (seal !== null) throw damaged(file.name, 'something follows its last line');
    seal = readSeal(value);
    if (seal !== null) continue;
    sum.update(`${text}\n`);
    if (head === null) {
      const read = readHead(value);
      if (typeof read === 'string') throw new InputError(`${file.name} cannot be restored: ${read}.`);
      head = read;
    } else {
      const token = readToken(value);
      if (token !== null) tokens.push(token);
    }
  }
  if (head === null) throw new InputError(`${file.name} is empty.`);
  if (seal === null) throw damaged(file.name, 'its last line is missing');
  if (sum.digest('hex') !== seal.sha256) throw damaged(file.name, 'its checksum is not that of its lines');
  return { head, seal, tokens };
}

async function* objectsOf(file: SourceFile): AsyncGenerator<{ text: string; value: JsonObject }> {
  try {
    for await (const read of readTextLines(file.bytes)) {
      if ('problem' in read) throw damaged(file.name, `line ${read.problem.line} cannot be read`);
      yield { text: read.text, value: JSON.parse(read.text) as JsonObject };
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw damaged(file.name, cause instanceof Error ? cause.message : String(cause));
  }
}

function damaged(name: string, why: string): InputError {
  return new InputError(`${name} is damaged: ${why}. Nothing was restored; take another backup.`);
}
