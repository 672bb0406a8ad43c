/** What questions about whole networks need besides a snapshot: measures and layouts, each with a thread of its own. */
import { createLayouts, type Layouts } from './layouts.ts';
import { createMeasuring, type Measuring } from './measuring.ts';
import { createWorkerLane } from './worker-lane.ts';

export interface Analysis {
  readonly measuring: Measuring;
  readonly layouts: Layouts;
  /** Gives up what is under way and ends the threads. */
  close(): Promise<void>;
}

export interface AnalysisOptions {
  /** Called when a layout fails; the one before goes on serving. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** One for a service. No thread begins before there is work for it. */
export function createAnalysis({ onError }: AnalysisOptions = {}): Analysis {
  const lanes = { measures: createWorkerLane(), layouts: createWorkerLane() };
  const layouts = createLayouts({ lane: lanes.layouts, onError });
  return {
    measuring: createMeasuring(lanes.measures),
    layouts,
    async close() {
      layouts.close();
      await Promise.all([lanes.measures.close(), lanes.layouts.close()]);
    },
  };
}
