/** The starter data, as the first start and the `starter-data` commands bring it in. */
import type { Alliances } from '../alliances/alliances.ts';
import { importStarterData } from '../alliances/starter-data.ts';
import type { Output } from './command.ts';
import { progressTo } from './operations.ts';

/** Imports the starter data, with progress; what it says of its own gaps is for `import` to tell. */
export async function fillWithStarterData(alliances: Alliances, output: Output, signal: AbortSignal): Promise<void> {
  const { created } = await importStarterData(alliances, {
    actor: { name: null },
    signal,
    onProgress: progressTo(output),
  });
  output.say(
    `The starter data is in: ${created.claim} claims about ${created.deal} deals, from ${created.report} reports.`,
  );
}
