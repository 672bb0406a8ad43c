/** Imports the reports of lines in the starter data's shape, each with all its claims. */
import { modelId, organizationId } from '../../domain/names.ts';
import type { Placed } from '../../exchange/starter-shape/notes.ts';
import type { StarterLines } from '../../exchange/starter-shape/read-files.ts';
import type { Alliances } from '../alliances.ts';
import type { ReportDealsInput } from '../inputs.ts';
import { reportMany } from '../report-many.ts';
import { unknownNames } from './known.ts';
import { each, eachBatch, type Import } from './steps.ts';
import { countCreated } from './tally.ts';

/**
 * Imports reports with their claims. Where lines about organisations cannot be read, reports that name somebody unknown are left
 * out: it may be one of those.
 */
export async function importReports(
  importing: Import,
  reports: readonly Placed<ReportDealsInput>[],
  lines: StarterLines,
): Promise<void> {
  const { alliances, options, tally } = importing;
  const { dryRun = false, actor } = options;
  const isUnclear = await unclearNames(alliances, reports, lines);
  const wouldCreate = new Set<string>();
  const clear = reports.filter(({ value, ...place }) => {
    const unclear = namesIn(value).find(isUnclear);
    if (unclear === undefined) return true;
    const message = `The report was left out: "${unclear}" may be a name in one of the lines that cannot be read. Mend those first.`;
    tally.problems.push({ ...place, kind: 'deal', field: null, message });
    return false;
  });
  await eachBatch(importing, clear, 'reports', async (batch) => {
    const inputs = batch.map(({ value }) => value);
    const { created, outcomes } = await reportMany(alliances.ledger, inputs, actor, { dryRun });
    for (const id of created) wouldCreate.add(id);
    tally.changed.report += outcomes.filter((outcome) => outcome === 'more').length;
    tally.unchanged += outcomes.filter((outcome) => outcome === 'same').length;
  });
  const described = dryRun ? idsOf(lines) : new Set<string>();
  const named = [...wouldCreate].filter((id) => /^(organization|model):/.test(id));
  tally.created.placeholder += named.filter((id) => !described.has(id)).length;
  countCreated(tally, new Set(wouldCreate).difference(new Set(named)));
}

/** The ids that a dry run gives to what the lines describe, under any of its names. */
function idsOf({ organizations, models }: StarterLines): Set<string> {
  return new Set([
    ...organizations.flatMap(({ value }) => [value.name, ...value.aliases].map(organizationId)),
    ...models.flatMap(({ value }) => [value.name, ...value.aliases].map(modelId)),
  ]);
}

/** Imports an editor's own statements, counted apart from what reports say. */
export async function importStatements(
  importing: Import,
  statements: readonly Placed<ReportDealsInput>[],
): Promise<void> {
  const { alliances, options, tally } = importing;
  const { dryRun = false, actor } = options;
  await each(importing, statements, 'statements', async ({ value }) => {
    const { created } = await alliances.reportDeals({ ...value, dryRun }, actor);
    const claims = created.filter((id) => id.startsWith('claim:')).length;
    tally.created.statement += claims;
    tally.unchanged += value.claims.length - claims;
  });
}

/** Where lines about organisations or models cannot be read, a name that nothing has may be one of theirs. */
async function unclearNames(
  alliances: Alliances,
  reports: readonly Placed<ReportDealsInput>[],
  { problems, organizations }: StarterLines,
): Promise<(name: string) => boolean> {
  const files = new Set(organizations.map(({ file }) => file));
  const doubtful = problems.some(({ kind, file }) => kind === 'organization' || (kind === null && files.has(file)));
  if (!doubtful) return () => false;
  const reader = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
  const unknown = await unknownNames(
    (names) => reader.organizationsNamed(names),
    reports.flatMap(({ value }) => namesIn(value)),
  );
  const described = new Set(organizations.flatMap(({ value }) => [value.name, ...value.aliases]));
  return (name) => unknown.has(name) && !described.has(name);
}

/** Names of organisations that the report's claims use. */
function namesIn({ claims }: ReportDealsInput): string[] {
  const references = claims.flatMap(({ parties, stakes, jointVenture }) => [
    ...parties.map(({ organization }) => organization),
    ...(stakes ?? []).flatMap(({ holder, target }) => [holder, target]),
    ...(jointVenture ? [jointVenture] : []),
  ]);
  return references.flatMap(({ name }) => name ?? []);
}
