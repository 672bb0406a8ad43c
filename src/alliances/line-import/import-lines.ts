/** Imports lines in the starter data's shape, through the same doors as a researcher's report. */
import type { Placed } from '../../exchange/starter-shape/notes.ts';
import type { StarterLines } from '../../exchange/starter-shape/read-files.ts';
import type { MappingTables } from '../../exchange/starter-shape/tables.ts';
import type { Alliances } from '../alliances.ts';
import type { SaveModelInput, SaveOrganizationInput } from '../inputs.ts';
import { saveModels } from '../save-model.ts';
import { saveOrganizations } from '../save-organization.ts';
import { mapStarterLines } from '../starter-shape/map-lines.ts';
import { addedSources, addToModel, addToOrganization } from './additions.ts';
import { importReports, importStatements } from './import-reports.ts';
import { modelsCalled, organizationsCalled } from './known.ts';
import { each, eachBatch, type Import, type ImportOptions } from './steps.ts';
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
  const added = additions(tally, lines, known, addToOrganization);
  await eachBatch(importing, added, 'organisations', (batch) =>
    save(tally, 'organization', batch, options, (inputs) => saveOrganizations(alliances.ledger, inputs, options.actor)),
  );
}

/** Without what it came from: reports are counted where they are imported, and deals come with them. */
async function importModels(importing: Import, lines: readonly Placed<SaveModelInput>[]): Promise<void> {
  const { alliances, options, tally } = importing;
  const known = await modelsCalled(alliances, namesOf(lines));
  const plain = lines.map(({ value: { reports: _, deals: __, ...value }, ...place }) => ({ ...place, value }));
  const added = additions(tally, plain, known, addToModel);
  await eachBatch(importing, added, 'models', (batch) =>
    save(tally, 'model', batch, options, (inputs) => saveModels(alliances.ledger, inputs, options.actor)),
  );
}

async function importSources(importing: Import, lines: readonly Placed<SaveModelInput>[]): Promise<void> {
  const { alliances, options } = importing;
  const known = await modelsCalled(alliances, namesOf(lines));
  const sourced = lines.flatMap(({ value, ...place }) => {
    const model = known.get(value.name ?? '');
    const added = model && addedSources(value, model);
    return added ? [{ ...place, value: added }] : [];
  });
  await eachBatch(importing, sourced, 'sources of models', (batch) =>
    saveModels(
      alliances.ledger,
      batch.map(({ value }) => value),
      options.actor,
    ),
  );
}

/** What each line adds; those that add nothing are counted and left out. */
function additions<T extends { readonly name?: string | null | undefined }, K>(
  tally: Tally,
  lines: readonly Placed<T>[],
  known: ReadonlyMap<string, K>,
  addTo: (value: T, known: K) => T | null,
): Placed<T>[] {
  const added = lines.flatMap(({ value, ...place }) => {
    const before = known.get(value.name ?? '');
    const input = before ? addTo(value, before) : value;
    return input ? [{ ...place, value: input }] : [];
  });
  tally.unchanged += lines.length - added.length;
  return added;
}

async function save<T extends { readonly id?: string | null | undefined }>(
  tally: Tally,
  kind: 'organization' | 'model',
  batch: readonly Placed<T>[],
  { dryRun = false }: ImportOptions,
  write: (inputs: readonly T[]) => Promise<readonly { readonly created: boolean }[]>,
): Promise<void> {
  const inputs = batch.map(({ value }) => value);
  // What is there already is named by its id.
  const saved = dryRun ? inputs.map(({ id }) => ({ created: !id })) : await write(inputs);
  for (const { created } of saved) (created ? tally.created : tally.changed)[kind] += 1;
}

function namesOf(lines: readonly Placed<{ readonly name?: string | null | undefined }>[]): string[] {
  return lines.map(({ value }) => value.name ?? '');
}
