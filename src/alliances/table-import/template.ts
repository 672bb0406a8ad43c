/** The template of a table of claims: its header, and rows that show how each column is filled. */
import { csvLine } from '../../exchange/csv-rows.ts';
import { columns } from './columns.ts';

/** A header and one row, as CSV; it can be imported as it is. */
export function tableTemplate(): string {
  const header = csvLine(
    columns.map(({ name }) => name),
    ',',
  );
  return (
    header +
    csvLine(
      columns.map(({ example }) => example),
      ',',
    )
  );
}
