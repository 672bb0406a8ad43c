/** Exports of the starter data as a reader gets them, for tests that read them back. */
import type { Alliances } from '../../src/alliances/alliances.ts';
import { exportFormat, exportFormats, grafanaFeeds } from '../../src/alliances/exports/formats.ts';
import { openExport } from '../../src/alliances/exports/open-export.ts';
import { readParameters } from '../../src/alliances/exports/parameters.ts';

/** The text of an export. */
export async function exportText(
  alliances: Pick<Alliances, 'reader'>,
  name: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<string> {
  const format = exportFormat(name, [...exportFormats, ...grafanaFeeds]);
  const reader = alliances.reader({ viewer: { name: null, role: 'READER' } });
  const { pieces } = await openExport(format, reader, readParameters(Object.entries(parameters), format));
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
