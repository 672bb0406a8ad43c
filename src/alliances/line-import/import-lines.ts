/** Imports lines in the starter data's shape, through the same doors as a researcher's report. */
import type { Placed } from '../../exchange/starter-shape/notes.ts';
import type { StarterLines } from '../../exchange/starter-shape/read-files.ts';
import type { MappingTables } from '../../exchange/starter-shape/tables.ts';
import type { Alliances } from '../alliances.ts';
import type { SaveModelInput, SaveOrganizationInput } from '../inputs.ts';
import { mapStarterLines } from '../starter-shape/map-lines.ts';
import { addedSources, addToModel, addToOrganization } from './additions.ts';
import { importReports, importStatements } from './import-reports.ts';
import { modelsCalled, organizationsCalled } from './known.ts';
import { each, type Import, type ImportOptions } from './steps.ts';
import { createTally, type ImportSummary, type Tally } from './tally.ts';

/**
 * Organisations first, then who succeeded whom, models, reports and the deals behind models: so every name is known when a
 * report uses it. Each line or report is one write; running it again changes nothing, and completes what was broken off.
 */
export async function importLines(
  alliances: Alliances,
  lines: StarterLines,
  tables: MappingTables,
  options: ImportOptions,
): Promise<ImportSummary> {
  const inputs = mapStarterLines(lines, tables);
  const importing: Import = { alliances, options, tally: createTally(lines.problems) };
  const { tally } = importing;
  const dryRun = options.dryRun === true;
  await importOrganizations(importing, inputs.organizations);
  if (!dryRun) {
    await each(importing, inputs.successions, 'successions', ({ value }) =>
      alliances.saveOrganization({ ...value.from, successions: [value] }, options.actor),
    );
  }
  await importModels(importing, inputs.models);
  await importStatements(importing, inputs.memberships);
  await importReports(importing, inputs.reports, lines);
  if (!dryRun) await importSources(importing, inputs.models);
  const { created, changed, unchanged, problems } = tally;
  return { dryRun, created, changed, unchanged, notes: inputs.notes, problems, revision: alliances.revision };
}

async function importOrganizations(importing: Import, lines: readonly Placed<SaveOrganizationInput>[]): Promise<void> {
  const { alliances, options, tally } = importing;
  const known = await organizationsCalled(alliances, namesOf(lines));
  await each(importing, lines, 'organisations', async ({ value }) => {
    const before = known.get(value.name ?? '');
    const input = before ? addToOrganization(value, before) : value;
    await save(tally, 'organization', before, input, options, () =>
      alliances.saveOrganization(input ?? value, options.actor),
    );
  });
}

/** Without what it came from: reports are counted where they are imported, and deals come with them. */
async function importModels(importing: Import, lines: readonly Placed<SaveModelInput>[]): Promise<void> {
  const { alliances, options, tally } = importing;
  const known = await modelsCalled(alliances, namesOf(lines));
  await each(importing, lines, 'models', async ({ value: { reports: _, deals: __, ...value } }) => {
    const before = known.get(value.name ?? '');
    const input = before ? addToModel(value, before) : value;
    await save(tally, 'model', before, input, options, () => alliances.saveModel(input ?? value, options.actor));
  });
}

async function importSources(importing: Import, lines: readonly Placed<SaveModelInput>[]): Promise<void> {
  const { alliances, options } = importing;
  const known = await modelsCalled(alliances, namesOf(lines));
  const sourced = lines.flatMap(({ value, ...place }) => {
    const model = known.get(value.name ?? '');
    const added = model && addedSources(value, model);
    return added ? [{ ...place, value: added }] : [];
  });
  await each(importing, sourced, 'sources of models', ({ value }) => alliances.saveModel(value, options.actor));
}

function namesOf(lines: readonly Placed<{ readonly name?: string | null }>[]): string[] {
  return lines.map(({ value }) => value.name ?? '');
}

async function save(
  tally: Tally,
  kind: 'organization' | 'model',
  before: object | undefined,
  input: object | null,
  { dryRun = false }: ImportOptions,
  write: () => Promise<{ readonly created: boolean }>,
): Promise<void> {
  if (input === null) {
    tally.unchanged += 1;
    return;
  }
  const created = dryRun ? before === undefined : (await write()).created;
  (created ? tally.created : tally.changed)[kind] += 1;
}
