/** What the graph covers, in numbers: sourced material, with an editor's own statements and placeholders apart. */
import * as z from 'zod';
import { createKept } from '../../network/kept.ts';
import { defineQuery } from '../../store/queries.ts';
import type { CoverageDocument } from '../documents.ts';
import type { Reader } from '../reader.ts';
import { knownOn } from './known-deals.ts';
import { count, textOrNull } from './rows.ts';
import type { Scope } from './scope.ts';
import { visitInTurns } from './turns.ts';

const coverage = defineQuery({
  name: 'coverage',
  mode: 'read',
  row: z.object({
    reports: count,
    earliest: textOrNull,
    latest: textOrNull,
    claims: count,
    lastRecorded: textOrNull,
    models: count,
    placeholders: count,
  }),
});

/**
 * Counts organisations and models that a person described, with the placeholders of both kinds in one number; deals,
 * reports and accepted claims that are sourced. `earliest` and `latest` are the days between which the reports that are
 * dated were published: of one of "May 2023" the first and the last day of that month. A deal counts in each of its
 * regions, the most frequent first.
 */
export function coverageReads(scope: Scope): Pick<Reader, 'coverage'> {
  return {
    coverage: () => covered(scope.snapshot, scope.today, () => cover(scope)),
  };
}

/** It takes a look at every report, and every page of the web page asks for it. */
const covered = createKept<CoverageDocument>(1);

async function cover(scope: Scope): Promise<CoverageDocument> {
  const [counts] = await scope.read(coverage, {});
  if (counts === undefined) throw new Error('The counts of the graph came back empty.');
  const organizations = countOrganizations(scope);
  return {
    ...counts,
    // Of a report of "this year" the last day may be still to come.
    latest: counts.latest !== null && counts.latest > scope.today ? scope.today : counts.latest,
    ...(await countDeals(scope)),
    organizations: organizations.described,
    placeholders: organizations.placeholders + counts.placeholders - hiddenModels(scope),
  };
}

/** Placeholders all of them, for what is described is there for everybody. */
function hiddenModels({ hidden = [] }: Scope): number {
  return hidden.filter((id) => id.startsWith('model:')).length;
}

function countOrganizations({ snapshot }: Scope): { described: number; placeholders: number } {
  let described = 0;
  let placeholders = 0;
  for (const { placeholder } of snapshot.organizations()) {
    if (placeholder) placeholders += 1;
    else described += 1;
  }
  return { described, placeholders };
}

async function countDeals({ snapshot, today }: Scope) {
  let deals = 0;
  const regions = new Map<string, number>();
  await visitInTurns(snapshot.deals(), (row) => {
    if (row.background || row.firstReported === null) return;
    deals += 1;
    for (const region of new Set(knownOn(row.faces, today)?.regions))
      regions.set(region, (regions.get(region) ?? 0) + 1);
  });
  const byRegion = Array.from(regions, ([region, deals]) => ({ region, deals })).sort(
    (a, b) => b.deals - a.deals || (a.region < b.region ? -1 : 1),
  );
  return { deals, byRegion };
}
