/** Checks the graph's own rules: what is unique, what belongs to what, and the log. */
import type { GraphStore } from '../../store/store.ts';
import { duplicates, logState, orphans } from '../queries/check.ts';
import { COMPUTE_ANEW, type Finding, finding, RESTORE_BACKUP } from './finding.ts';

export async function checkStructure(store: GraphStore): Promise<Finding[]> {
  return [...(await checkUnique(store)), ...(await checkOrphans(store)), ...(await checkLog(store))];
}

async function checkUnique(store: GraphStore): Promise<Finding[]> {
  const found = Map.groupBy(await store.read(duplicates, {}), ({ label, property }) => `${label}.${property}`);
  return [...found].flatMap(([what, rows]) =>
    finding(
      'error',
      'NOT_UNIQUE',
      `Several nodes have the same ${what}, which must be unique.`,
      rows.map(({ value }) => String(value)),
      RESTORE_BACKUP,
    ),
  );
}

async function checkOrphans(store: GraphStore): Promise<Finding[]> {
  const found = Map.groupBy(await store.read(orphans, {}), ({ what }) => what);
  return [...found].flatMap(([what, rows]) =>
    finding(
      'error',
      'ORPHAN',
      `There is ${what}.`,
      rows.map(({ id }) => id),
      RESTORE_BACKUP,
    ),
  );
}

async function checkLog(store: GraphStore): Promise<Finding[]> {
  const [state] = await store.read(logState, {});
  if (!state) return [];
  const { changes, last, counters, restores, starting } = state;
  const counter = counters[0] ?? 0;
  const findings = finding(
    'error',
    'RESTORE_UNFINISHED',
    'The import of an export was broken off, so the graph is not whole.',
    restores.map((of) => `export of ${of}`),
    'Run the import of the same file again: it goes on where it stopped.',
  );
  if (restores.length > 0) return findings;
  if (starting > 0) {
    const what = 'The import of the starter data was broken off, so some of them are missing.';
    const remedy = 'Start the service: it goes on where the import stopped.';
    findings.push(...finding('warning', 'STARTER_DATA_UNFINISHED', what, ['starter-data'], remedy));
  }
  if (changes !== (last ?? 0)) {
    const what = `The log has ${changes} changes, but its last one has the number ${last ?? 0}.`;
    findings.push(...finding('error', 'LOG_GAP', what, [`change:${last ?? 0}`], RESTORE_BACKUP));
  }
  if (counter !== (last ?? 0)) {
    const what = `The counter of changes stands at ${counter}, but the last change has the number ${last ?? 0}.`;
    findings.push(...finding('error', 'COUNTER_DIFFERS', what, [`change:${last ?? 0}`], COMPUTE_ANEW));
  }
  return findings;
}
