/** Claims with the reports and publishers that they come from, by one statement for each kind. */
import type { ClaimRecord } from '../../exchange/network-file.ts';
import type { PublisherDocument, ReportDocument } from '../documents.ts';
import type { Reader } from '../reader.ts';

/** Those that the viewer may see, in the order asked for. */
export async function claimRecords(reader: Reader, ids: readonly string[]): Promise<ClaimRecord[]> {
  if (ids.length === 0) return [];
  const claims = (await reader.claims(ids)).filter((claim) => claim !== null);
  const sources = await sourcesOf(
    reader,
    claims.map(({ report }) => report),
  );
  return claims.flatMap(({ id, deal, stage, summary, recordedAt, attributedTo, report }) => {
    const source = sources.get(report);
    if (source === undefined) return [];
    const { url, title, published, language, publisher } = source;
    return {
      ...{ id, deal, stage, summary, recordedAt, attributedTo },
      report: { ...{ id: report, url, title, published, language }, publisher },
    };
  });
}

export type Source = Omit<ReportDocument, 'publisher'> & { readonly publisher: PublisherDocument };

/** Reports with their publishers, by id. */
export async function sourcesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Source>> {
  const distinct = [...new Set(ids)];
  const reports = (await reader.reports(distinct)).filter((report) => report !== null);
  const publisherIds = [...new Set(reports.map(({ publisher }) => publisher))];
  const publishers = new Map(
    (await reader.publishers(publisherIds)).map((publisher, place) => [publisherIds[place], publisher]),
  );
  return new Map(
    reports.flatMap(({ publisher: id, ...report }) => {
      const publisher = publishers.get(id);
      return publisher == null ? [] : [[report.id, { ...report, publisher }] as const];
    }),
  );
}
