/** How the process of the service collects garbage. */
import { setFlagsFromString } from 'node:v8';

/**
 * Counts arrays outside V8's heap towards the same limit as what is in it. By themselves they have one of 64 MB, which a few
 * questions about a large network make: then V8 looks through the whole heap in one go, in the middle of an answer. For
 * the version of V8 whose limits were measured; others keep their own ways.
 */
export function collectWithoutHurry(): void {
  if (process.versions.v8.startsWith('13.')) setFlagsFromString('--external-memory-accounted-in-global-limit');
}
