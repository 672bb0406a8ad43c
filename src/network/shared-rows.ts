/** Rows of deals whose texts and lists are kept once: they come again in every deal, and each copy is memory to look through. */
import type { DealRow } from './snapshot.ts';

const EMPTY: readonly never[] = [];
/** Lists that come again are few; of those that do not, no more are remembered. */
const MOST_LISTS = 50_000;

/** The same row with shared texts and lists. One for an index: it remembers every text but titles. */
export function createRowSharing(): (row: DealRow) => DealRow {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();

  function share<T extends string | null | undefined>(text: T): T {
    if (text === null || text === undefined) return text;
    const known = texts.get(text);
    // The same text, of the same type.
    if (known !== undefined) return known as T;
    texts.set(text, text);
    return text;
  }

  function shareAll<T extends string>(list: readonly T[]): readonly T[] {
    if (list.length === 0) return EMPTY;
    const key = JSON.stringify(list);
    const known = lists.get(key);
    // The same texts, of the same type.
    if (known !== undefined) return known as readonly T[];
    const shared = list.map(share);
    if (lists.size < MOST_LISTS) lists.set(key, shared);
    return shared;
  }

  /** Hardly a deal changes its parties: those of the face before serve. */
  function shareParties(faces: DealRow['faces']): (readonly string[])[] {
    let before: readonly string[] = EMPTY;
    return faces.map(({ parties }) => {
      const isSame = parties.length === before.length && parties.every((party, at) => party === before[at]);
      if (!isSame) before = parties.map(share);
      return before;
    });
  }

  return (row) => {
    const parties = shareParties(row.faces);
    return {
      ...row,
      firstReported: share(row.firstReported),
      lastReported: share(row.lastReported),
      since: share(row.since),
      steps: row.steps.map((step) => ({
        ...step,
        stage: share(step.stage),
        validFrom: share(step.validFrom),
        validTo: share(step.validTo),
        knownFrom: share(step.knownFrom),
        knownTo: share(step.knownTo),
        since: share(step.since),
      })),
      faces: row.faces.map((face, at) => ({
        ...face,
        knownFrom: share(face.knownFrom),
        knownTo: share(face.knownTo),
        type: share(face.type),
        activities: shareAll(face.activities),
        parties: parties[at] ?? EMPTY,
        jointVenture: share(face.jointVenture),
        regions: shareAll(face.regions),
      })),
      publishers: shareAll(row.publishers),
      ...(row.firstTalk && { firstTalk: { on: share(row.firstTalk.on), by: shareAll(row.firstTalk.by) } }),
    };
  };
}
