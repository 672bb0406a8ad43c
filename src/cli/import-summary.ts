/** What an import did, in lines for the person who ran it. */
import { type Counts, countedKinds, type ImportSummary } from '../alliances/line-import/tally.ts';
import type { Output } from './command.ts';

/** As many notes of one kind are shown in full; the rest is counted. */
const SHOWN = 10;

export function sayImport(
  { dryRun, created, changed, unchanged, notes, problems, rejected = 0, revision }: ImportSummary,
  output: Output,
): void {
  for (const { file, line, message } of problems) output.say(`${file}:${line}: ${message}`);
  for (const [kind, some] of Map.groupBy(notes, (note) => note.kind)) {
    for (const { file, line, field, message } of some.slice(0, SHOWN))
      output.say(`${file}:${line} ${field}: ${message}`);
    if (some.length > SHOWN) output.say(`… and ${some.length - SHOWN} more notes of this kind (${kind}).`);
  }
  output.say(`${dryRun ? 'Would be new' : 'New'}: ${inWords(created)}.`);
  if (Object.values(changed).some((number) => number > 0)) {
    output.say(`${dryRun ? 'Would be added to' : 'Added to'}: ${inWords(changed)}.`);
  }
  if (unchanged > 0) output.say(`Known already: ${unchanged}.`);
  const told = problems.filter(({ kind }) => kind !== 'deal' || rejected === 0).length;
  if (rejected > 0) output.say(`${counted(rejected, 'rows')} left out; the first of them are named above.`);
  if (told > 0) {
    output.say(
      `${told} lines were left out, each named above. Mend them and import the file again: what is there stays.`,
    );
  }
  if (dryRun) output.say('Nothing was changed: this was a dry run.');
  else output.say(`The graph is at change ${revision}.`);
}

function inWords(counts: Counts): string {
  const some = Object.entries(counts).filter(([, number]) => number > 0);
  return some.length === 0
    ? 'nothing'
    : some.map(([kind, number]) => counted(number, countedKinds[kind as keyof Counts])).join(', ');
}

function counted(number: number, plural: string): string {
  return `${number} ${number === 1 ? plural.replace(/s$/, '') : plural}`;
}
