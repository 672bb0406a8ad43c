/** Tables for spreadsheets and business intelligence: organisations, names, deals, parties, claims, ties, reports, models. */
import type { PartialDate } from '../../domain/model.ts';
import { faceAt, stepAt, stepsKnownAt, takesPartOn } from '../../domain/moments.ts';
import { percentText } from '../../domain/percentages.ts';
import { type Column, SEPARATOR, tieColumns, type Value } from '../../exchange/writers/columns.ts';
import type { Reader } from '../reader.ts';
import { sourcesOf } from './claim-records.ts';
import { momentOf, networkFile } from './network-file.ts';
import type { ExportParameters, ParameterName } from './parameters.ts';
import { dealBatches, modelBatches, organizationBatches, reportBatches } from './table-rows.ts';

export type Row = Readonly<Record<string, Value>>;

export interface Table {
  readonly what: string;
  readonly takes: readonly ParameterName[];
  /** In their order; every row has each of them. */
  readonly columns: readonly string[];
  rows(reader: Reader, parameters: ExportParameters): AsyncIterable<Row>;
}

const both = ['asOf', 'knownAt'] as const satisfies readonly ParameterName[];

export const tables = {
  organizations: table({
    what: 'one row an organisation',
    takes: ['countries', 'kinds', 'level', ...both, 'bom'],
    columns:
      'id name kind country founded foundedDay dissolved dissolvedDay parent group placeholder partners lei wikidata isin website',
    async *rows(reader, parameters) {
      const at = momentOf(reader, parameters);
      for await (const documents of organizationBatches(reader, parameters)) {
        const ids = documents.map(({ id }) => id);
        const partners = await reader.metric('partners', ids, { at, level: parameters.level });
        for (const [
          place,
          { id, name, kind, country, founded, dissolved, placeholder, identifiers },
        ] of documents.entries()) {
          const identifier = (wanted: string) => identifiers.find(({ scheme }) => scheme === wanted)?.value ?? null;
          yield {
            ...{ id, name, kind, country, ...dated('founded', founded), ...dated('dissolved', dissolved) },
            parent: reader.snapshot.parent(id, at) ?? null,
            group: reader.snapshot.ultimateParent(id, at) ?? null,
            placeholder,
            partners: partners[place] ?? 0,
            ...{
              lei: identifier('LEI'),
              wikidata: identifier('WIKIDATA'),
              isin: identifier('ISIN'),
              website: identifier('WEBSITE'),
            },
          };
        }
      }
    },
  }),
  names: table({
    what: 'one row a name of an organisation',
    takes: ['countries', 'kinds', 'bom'],
    columns: 'organization name type language script from to',
    async *rows(reader, parameters) {
      for await (const documents of organizationBatches(reader, parameters)) {
        for (const { id, names } of documents) {
          for (const { value, type, language, script, from, to } of names) {
            yield {
              ...{ organization: id, name: value, type, language, script },
              ...{ from: from?.edtf ?? null, to: to?.edtf ?? null },
            };
          }
        }
      }
    },
  }),
  deals: table({
    what: 'one row a deal, as the moment has it',
    takes: [...both, 'bom'],
    columns:
      'id key title type since sinceDay stage stageSince stageSinceDay activities jointVenture jointVentureName regions amount currency models disputed publishers claims firstReported lastReported background',
    async *rows(reader, parameters) {
      const at = momentOf(reader, parameters);
      for await (const dossiers of dealBatches(reader, at.knownAt)) {
        for (const { deal, life } of dossiers) {
          const face = faceAt(life, at.knownAt);
          const step = stepAt(life, at);
          if (face === undefined) continue;
          yield {
            ...{ id: deal.id, key: deal.key, title: deal.title, type: face.type, stage: step?.stage ?? null },
            ...dated('since', stepsKnownAt(life, at.knownAt)[0]?.since ?? null),
            ...dated('stageSince', step?.since ?? null),
            activities: listed(face.activities),
            jointVenture: face.jointVenture,
            jointVentureName: nameOf(reader, face.jointVenture),
            regions: listed(face.regions),
            amount: face.value?.amount ?? null,
            currency: face.value?.currency ?? null,
            models: listed(face.models),
            disputed: face.conflicts.length > 0,
            ...{ publishers: face.independentOrigins, claims: face.claims.length },
            firstReported: life.firstReported,
            lastReported: life.lastReported !== null && life.lastReported > at.knownAt ? null : life.lastReported,
            background: life.background,
          };
        }
      }
    },
  }),
  'deal-parties': table({
    what: 'one row a party of a deal',
    takes: [...both, 'bom'],
    columns: 'deal dealTitle organization name role from until claims',
    async *rows(reader, parameters) {
      const { asOf, knownAt } = momentOf(reader, parameters);
      for await (const dossiers of dealBatches(reader, knownAt)) {
        for (const { deal, life } of dossiers) {
          for (const party of faceAt(life, knownAt)?.parties ?? []) {
            if (!takesPartOn(party, asOf)) continue;
            const { organization, role, from, until, claims } = party;
            yield {
              ...{ deal: deal.id, dealTitle: deal.title, organization, name: nameOf(reader, organization), role },
              ...{ from: from?.edtf ?? null, until: until?.edtf ?? null, claims: claims.length },
            };
          }
        }
      }
    },
  }),
  claims: table({
    what: 'one row a claim: what one report says of one deal',
    takes: ['knownAt', 'bom'],
    columns:
      'id deal dealTitle stage type report url publisher publisherName published publishedDay knownFrom attributedTo rank reliability credibility activities parties stakes milestones amount currency jointVenture models regions summary quote background recordedAt',
    async *rows(reader, parameters) {
      const { knownAt } = momentOf(reader, parameters);
      for await (const dossiers of dealBatches(reader, knownAt)) {
        const claims = dossiers.flatMap(({ deal, claims }) =>
          [...claims.values()].filter((claim) => claim.knownFrom <= knownAt).map((claim) => ({ deal, claim })),
        );
        const sources = await sourcesOf(
          reader,
          claims.map(({ claim }) => claim.report),
        );
        for (const { deal, claim } of claims) {
          const source = sources.get(claim.report);
          const { id, stage, type, report, rank, reliability, credibility, summary, quote, background } = claim;
          const name = (organization: string) => nameOf(reader, organization) ?? organization;
          yield {
            ...{ id, deal: deal.id, dealTitle: deal.title, stage, type, report, url: source?.url ?? null },
            ...{ publisher: source?.publisher.id ?? null, publisherName: source?.publisher.name ?? null },
            ...dated('published', source?.published ?? null),
            knownFrom: background ? null : claim.knownFrom,
            attributedTo: listed(claim.attributedTo),
            ...{ rank, reliability, credibility, activities: listed(claim.activities) },
            parties: listed(claim.parties.map((party) => `${name(party.organization)} (${party.role})`)),
            stakes: listed(
              claim.stakes.map(
                ({ holder, target, percent }) => `${name(holder)}: ${percentText(percent)} of ${name(target)}`,
              ),
            ),
            milestones: listed(claim.milestones.map((milestone) => `${milestone.stage} ${milestone.on.edtf}`)),
            ...{ amount: claim.value?.amount ?? null, currency: claim.value?.currency ?? null },
            jointVenture: claim.jointVenture,
            ...{ models: listed(claim.models), regions: listed(claim.regions) },
            ...{ summary, quote, background, recordedAt: claim.recordedAt },
          };
        }
      }
    },
  }),
  ties: table({
    what: 'one row a tie between two organisations',
    takes: [
      ...(['focus', 'depth', 'types', 'stages', 'activities', 'countries', 'kinds', 'strength', 'ended'] as const),
      ...(['level', ...both, 'limit', 'bom'] as const),
    ],
    columns: `id from fromName to toName ${tieColumns.map(({ name }) => name).join(' ')}`,
    async *rows(reader, parameters) {
      const file = await networkFile(reader, parameters, { tellsTime: false, usualOrganizations: null });
      for (const tie of file.ties()) {
        yield {
          ...{ id: tie.id, from: tie.from, fromName: nameOf(reader, tie.from) },
          ...{ to: tie.to, toName: nameOf(reader, tie.to) },
          ...Object.fromEntries(tieColumns.map(({ name, value }) => [name, value(tie)])),
        };
      }
    },
  }),
  reports: table({
    what: 'one row a report: a publication',
    takes: ['knownAt', 'bom'],
    columns: 'id url title publisher publisherName reliability published publishedDay retrieved language',
    async *rows(reader, { knownAt }) {
      for await (const reports of reportBatches(reader, knownAt)) {
        for (const { id, url, title, publisher, published, retrieved, language } of reports) {
          yield {
            ...{ id, url, title, publisher: publisher.id, publisherName: publisher.name },
            ...{ reliability: publisher.reliability, ...dated('published', published), retrieved, language },
          };
        }
      }
    },
  }),
  models: table({
    what: 'one row a car model',
    takes: ['bom'],
    columns:
      'id name names brand brandName makers platform platformOwners segment powertrain introduced introducedDay deals placeholder',
    async *rows(reader) {
      for await (const models of modelBatches(reader)) {
        for (const { id, name, names, brand, makers, platformOwners, introduced, deals, ...model } of models) {
          const { platform, segment, powertrain, placeholder } = model;
          yield {
            ...{ id, name, brand, brandName: nameOf(reader, brand), platform, segment, powertrain, placeholder },
            names: listed(names.map(({ value }) => value).filter((value) => value !== name)),
            makers: listed([...new Set(makers.map((making) => making.organization))]),
            platformOwners: listed(platformOwners),
            ...dated('introduced', introduced),
            deals: listed(deals),
          };
        }
      }
    },
  }),
} as const satisfies Readonly<Record<string, Table>>;
export type TableName = keyof typeof tables;

/** The columns of a table for a writer. */
export function columnsOf({ columns }: Table): Pick<Column<Row>, 'name' | 'value'>[] {
  return columns.map((name) => ({ name, value: (row) => row[name] ?? null }));
}

function table({ columns, ...rest }: Omit<Table, 'columns'> & { readonly columns: string }): Table {
  return { ...rest, columns: columns.split(' ') };
}

/** A date as it was given, and the first day that it can mean, by which spreadsheets can sort. */
function dated(name: string, date: PartialDate | null): Row {
  return { [name]: date?.edtf ?? null, [`${name}Day`]: date === null ? null : (date.earliest ?? date.latest) };
}

function listed(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join(SEPARATOR);
}

function nameOf(reader: Reader, organization: string | null): string | null {
  return organization === null ? null : (reader.snapshot.organization(organization)?.name ?? null);
}
