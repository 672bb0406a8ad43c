/** `Min-Revision`: what was written through one process can be read through any other. */
import type { Alliances } from '../alliances/alliances.ts';
import { Refusal } from './refusal.ts';

/** How long a read waits for the change that it asks for, in milliseconds. */
const PATIENCE = 1_000;

/**
 * Waits until this process shows the change that the request asks for with `Min-Revision`, as every mutation names one in
 * `revision`; at once, without looking at `alliances`, where it asks for none.
 *
 * @throws Refusal 400 where the header is no number of a change, 503 where this process does not show it within a second
 */
export async function waitForRevision(request: Request, alliances: () => Pick<Alliances, 'reached'>): Promise<void> {
  const asked = request.headers.get('min-revision');
  if (asked === null) return;
  if (!/^[0-9]{1,15}$/.test(asked)) {
    throw new Refusal(400, 'Min-Revision must be the `revision` that a mutation answered with: a number such as 4711.');
  }
  if (await alliances().reached(Number(asked), PATIENCE)) return;
  throw new Refusal(503, `Change ${Number(asked)} has not arrived here yet; try again in a moment.`, {
    'retry-after': '1',
  });
}
