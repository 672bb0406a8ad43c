/** How the process of the service collects garbage. */
import { setFlagsFromString } from 'node:v8';

/**
 * Counts arrays outside V8's heap towards the same limit as what is in it: by themselves they have one of 64 MB, which a few
 * questions about a large network make. And lets the heap be looked through in many short steps of the one thread: where
 * another begins to, V8 takes its share for done and does the rest in one go, in the middle of an answer. For the version of
 * V8 in which this was measured; others keep their own ways.
 */
export function collectWithoutHurry(): void {
  if (!process.versions.v8.startsWith('13.')) return;
  setFlagsFromString('--external-memory-accounted-in-global-limit');
  setFlagsFromString('--no-concurrent-marking');
}
