/** What tables are made of, read a few hundred at a time in the order of ids. */
import type { Day } from '../../domain/model.ts';
import { batches } from '../../network/load.ts';
import type { DealDossier, ModelDocument, OrganizationDocument } from '../documents.ts';
import type { Page, PageRequest, Reader } from '../reader.ts';
import { sortInTurns, visitInTurns } from '../reads/turns.ts';
import { type Source, sourcesOf } from './claim-records.ts';
import type { ExportParameters } from './parameters.ts';

const AT_A_TIME = 200;
const PAGE = 100;

export async function* organizationBatches(
  reader: Reader,
  { countries, kinds }: Pick<ExportParameters, 'countries' | 'kinds'>,
): AsyncGenerator<OrganizationDocument[]> {
  const ids: string[] = [];
  for (const { id, country, kind } of reader.snapshot.organizations()) {
    if (countries !== undefined && (country === null || !countries.includes(country))) continue;
    if (kinds === undefined || kinds.includes(kind)) ids.push(id);
  }
  for (const some of batches(ids.sort(), AT_A_TIME)) yield found(await reader.organizations(some));
}

/** Deals of which something was known on that day. */
export async function* dealBatches(reader: Reader, knownAt: Day): AsyncGenerator<DealDossier[]> {
  const ids: string[] = [];
  await visitInTurns(reader.snapshot.deals(), ({ id, faces }) => {
    if (faces.some((face) => face.knownFrom <= knownAt && knownAt < face.knownTo)) ids.push(id);
  });
  for (const some of batches(await sortInTurns(ids), AT_A_TIME)) yield found(await reader.dossiers(some));
}

/** Without `knownAt` all; the last published first. */
export async function* reportBatches(reader: Reader, knownAt: Day | null): AsyncGenerator<Source[]> {
  const filter = knownAt === null ? undefined : { published: { from: null, to: knownAt } };
  for await (const ids of pages((page) => reader.reportPage(filter, page))) {
    const sources = await sourcesOf(reader, ids);
    yield ids.flatMap((id) => sources.get(id) ?? []);
  }
}

export async function* modelBatches(
  reader: Reader,
): AsyncGenerator<(ModelDocument & { readonly deals: readonly string[] })[]> {
  for (const placeholder of [false, true]) {
    for await (const ids of pages((page) => reader.modelPage({ placeholder }, page))) {
      const models = found(await reader.models(ids));
      const deals = await reader.dealsOfModels(
        models.map(({ id }) => id),
        { first: PAGE },
      );
      yield models.map((model, place) => ({ ...model, deals: deals[place]?.edges.map(({ node }) => node) ?? [] }));
    }
  }
}

async function* pages(read: (page: PageRequest) => Promise<Page<string>>): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const { edges, hasNextPage } = await read({ first: PAGE, after });
    if (edges.length > 0) yield edges.map(({ node }) => node);
    after = edges.at(-1)?.cursor;
    if (!hasNextPage || after === undefined) return;
  }
}

function found<T>(documents: readonly (T | null)[]): T[] {
  return documents.filter((document) => document !== null);
}
