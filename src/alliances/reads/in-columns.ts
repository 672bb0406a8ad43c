/** Tells the tie index's own snapshots, which answer questions about all ties in columns, from plain ones. */
import type { NetworkSnapshot } from '../../network/live-snapshot.ts';
import type { Snapshot } from '../../network/snapshot.ts';

export function isInColumns(snapshot: Snapshot): snapshot is NetworkSnapshot {
  return 'select' in snapshot;
}
