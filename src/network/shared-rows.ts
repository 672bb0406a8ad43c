/** Rows of deals whose texts are kept once: days, words and ids come again in every deal, and each copy is memory to look through. */
import type { DealRow } from './snapshot.ts';

/** The same row with shared texts. One for an index: it remembers every text but titles. */
export function createRowSharing(): (row: DealRow) => DealRow {
  const texts = new Map<string, string>();

  function share<T extends string | null | undefined>(text: T): T {
    if (text === null || text === undefined) return text;
    const known = texts.get(text);
    // The same text, of the same type.
    if (known !== undefined) return known as T;
    texts.set(text, text);
    return text;
  }

  return (row) => ({
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
    faces: row.faces.map((face) => ({
      ...face,
      knownFrom: share(face.knownFrom),
      knownTo: share(face.knownTo),
      type: share(face.type),
      activities: face.activities.map(share),
      parties: face.parties.map(share),
      jointVenture: share(face.jointVenture),
      regions: face.regions.map(share),
    })),
    publishers: row.publishers.map(share),
  });
}
