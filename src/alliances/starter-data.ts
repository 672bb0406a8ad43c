/** Brings the starter data in, through the same doors as everything else, and takes it out again. */
import { join } from 'node:path';
import { fileAt } from '../exchange/files.ts';
import { starterDataFolder } from '../exchange/starter-shape/tables.ts';
import type { Alliances } from './alliances.ts';
import { restorable } from './graph-import/restore.ts';
import { type ImportOptions, type ImportSummary, importFiles } from './import.ts';
import { restoreState } from './queries/restore.ts';
import { beginStarterData, finishStarterData } from './queries/starter-data.ts';
import { type Removed, removeWhatServiceRecorded } from './starter-removal/remove.ts';

export type { Removed } from './starter-removal/remove.ts';

/**
 * Imports the starter data that lies beside the program; where it is there already, nothing changes. The actor must be
 * nobody (`{ name: null }`): by that the starter data are told from what people recorded.
 */
export async function importStarterData(alliances: Alliances, options: ImportOptions): Promise<ImportSummary> {
  const { store } = alliances;
  const files = ['organizations', 'successions', 'models', 'reported-deals'];
  if (!options.dryRun) await store.write((transaction) => transaction.run(beginStarterData, {}));
  const summary = await importFiles(
    alliances,
    files.map((name) => fileAt(join(starterDataFolder(), `${name}.jsonl`))),
    options,
  );
  if (!options.dryRun) await store.write((transaction) => transaction.run(finishStarterData, {}));
  return summary;
}

/** Whether a start should bring the starter data in: the graph is empty, or their import was broken off. */
export async function needsStarterData({ store }: Alliances): Promise<boolean> {
  const [state] = await store.read(restoreState, {});
  if (!state || state.starting > 0) return true;
  return (await restorable(store))?.unfinished === null;
}

/**
 * Takes out what the service itself recorded: its claims, and deals, reports, organisations, models and publishers that
 * nobody else uses or described. What others' claims use stays, as a placeholder where nobody else described it. The log
 * keeps its changes, and says that the starter data were removed.
 */
export async function removeStarterData(
  alliances: Alliances,
  { actor, onProgress }: Pick<ImportOptions, 'actor' | 'onProgress' | 'signal'>,
): Promise<Removed> {
  onProgress?.({ done: 0, total: null, what: 'starter data' });
  const removed = await removeWhatServiceRecorded(alliances, actor);
  await alliances.store.write((transaction) => transaction.run(finishStarterData, {}));
  return removed;
}
