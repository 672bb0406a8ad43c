/** Models by id, their relations to other models, and the reports that describe them. */
import * as z from 'zod';
import { type ModelRelationType, modelRelationTypes, powertrains } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import type { Making, ModelDocument, ModelRelation } from '../documents.ts';
import { readDate } from '../facts.ts';
import type { Reader } from '../reader.ts';
import { nameDocuments, nameRow } from './name-rows.ts';
import { reportsById } from './reports.ts';
import { count, ids, text, textOrNull, wordOf } from './rows.ts';
import { documentsOf, type Scope } from './scope.ts';

const modelRow = z.object({
  id: text,
  name: text,
  platform: textOrNull,
  segment: textOrNull,
  powertrain: wordOf(powertrains).nullable(),
  introduced: textOrNull,
  placeholder: z.boolean(),
  revision: count,
  names: z.array(nameRow),
  brand: textOrNull,
  makers: z.array(z.object({ organization: text, plant: textOrNull, from: textOrNull, to: textOrNull })),
  platformOwners: z.array(text),
});
const modelsById = defineQuery({
  name: 'models-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: modelRow,
});

const relationRow = z.object({
  type: wordOf(modelRelationTypes),
  model: text,
  note: textOrNull,
  reports: z.array(text).nullable(),
});
const modelRelations = defineQuery({
  name: 'model-relations',
  mode: 'read',
  parameters: z.object({ ids, types: z.array(text) }),
  row: z.object({ id: text, outgoing: z.array(relationRow), incoming: z.array(relationRow) }),
});

const reportsOfModels = defineQuery({
  name: 'reports-of-models',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({ id: text, reports: z.array(z.object({ id: text, knownFrom: text })) }),
});

type ModelReads = Pick<Reader, 'models' | 'relationsOfModels' | 'reportsOfModels'>;

/** Reads models and what is said of them, by one statement a call. */
export function modelReads(scope: Scope): ModelReads {
  const isThere = (id: string) => !scope.hides(scope.survivor(id));
  const document = (row: z.output<typeof modelRow>): ModelDocument => ({
    ...row,
    names: nameDocuments(row.names),
    introduced: readDate(row.introduced),
    brand: row.brand === null || !isThere(row.brand) ? null : scope.survivor(row.brand),
    makers: row.makers
      .filter(({ organization }) => isThere(organization))
      .map(making)
      .sort(byStart),
    platformOwners: [...new Set(row.platformOwners.filter(isThere).map((id) => scope.survivor(id)))].sort(),
  });
  const making = (maker: z.output<typeof modelRow>['makers'][number]): Making => ({
    organization: scope.survivor(maker.organization),
    plant: maker.plant,
    from: readDate(maker.from),
    to: readDate(maker.to),
  });
  const relation =
    (outgoing: boolean) =>
    ({ type, model, note, reports }: z.output<typeof relationRow>): ModelRelation => ({
      type,
      outgoing,
      model: scope.survivor(model),
      note,
      reports: reports ?? [],
    });

  /** Which of the reports are there for the viewer: a statement only where some may not be. */
  async function seenReports(ids: readonly string[]): Promise<(id: string) => boolean> {
    if (scope.seen === undefined || ids.length === 0) return () => true;
    const { visible: reviews, recorder } = scope.seen;
    const rows = await scope.read(reportsById, { ids: [...new Set(ids)], reviews, recorder });
    const seen = new Set(rows.filter(({ supports }) => supports > 0).map(({ id }) => id));
    return (id) => seen.has(id);
  }

  return {
    models: (ids) => documentsOf(scope, ids, (ids) => scope.read(modelsById, { ids }), document),

    async relationsOfModels(ids, types = Object.keys(modelRelationTypes) as ModelRelationType[]) {
      const found = await documentsOf(
        scope,
        ids,
        (ids) => scope.read(modelRelations, { ids, types: [...types] }),
        (row) => row,
      );
      const relations = found.map((row) =>
        row === null ? [] : [...row.outgoing.map(relation(true)), ...row.incoming.map(relation(false))],
      );
      const reports = await seenReports(relations.flat().flatMap((one) => one.reports));
      return relations.map((list) =>
        list
          .filter((one) => isThere(one.model) && (one.reports.length === 0 || one.reports.some(reports)))
          .map((one) => ({ ...one, reports: one.reports.filter(reports) }))
          .sort(byTypeAndModel),
      );
    },

    async reportsOfModels(ids) {
      const found = await documentsOf(
        scope,
        ids,
        (ids) => scope.read(reportsOfModels, { ids }),
        (row) => row,
      );
      return found.map((row) =>
        (row?.reports ?? [])
          .sort((a, b) => (`${a.knownFrom} ${a.id}` < `${b.knownFrom} ${b.id}` ? -1 : 1))
          .map(({ id }) => id),
      );
    },
  };
}

/** In the order in which they began; those without a date last. */
function byStart(a: Making, b: Making): number {
  const key = ({ from, organization, plant }: Making) =>
    `${from?.latest ?? '9999-12-31'} ${organization} ${plant ?? ''}`;
  return key(a) < key(b) ? -1 : 1;
}

function byTypeAndModel(a: ModelRelation, b: ModelRelation): number {
  const order = Object.keys(modelRelationTypes);
  return (
    order.indexOf(a.type) - order.indexOf(b.type) ||
    Number(b.outgoing) - Number(a.outgoing) ||
    (a.model < b.model ? -1 : a.model > b.model ? 1 : 0)
  );
}
