/** What a dry run would have written, as it would be read: its answer is resolved from this, for nothing of it is in the store. */
import type { Claim, ClaimId, DealId, ModelId, OrganizationId, PublisherId, ReportId } from '../domain/model.ts';
import { redirectClaim } from '../domain/redirects.ts';
import type { OrganizationKind, Powertrain, SourceReliability } from '../domain/vocabulary.ts';
import type { IndexDelta } from '../network/delta.ts';
import type {
  ClaimDocument,
  DealDocument,
  ModelDocument,
  OrganizationDocument,
  PublisherDocument,
  ReportDocument,
} from './documents.ts';
import { readDate } from './facts.ts';
import { type NameRow, nameDocuments } from './reads/name-rows.ts';
import type { Outcome } from './write/outcome.ts';
import { deltaOf } from './write/save.ts';
import type { Row, RowSection, Stage } from './write/stage.ts';

export interface Foreseen {
  readonly delta: IndexDelta;
  /** New nodes, by id. */
  readonly organizations: ReadonlyMap<OrganizationId, OrganizationDocument>;
  readonly models: ReadonlyMap<ModelId, ModelDocument>;
  readonly publishers: ReadonlyMap<PublisherId, PublisherDocument>;
  readonly reports: ReadonlyMap<ReportId, ReportDocument>;
  readonly claims: ReadonlyMap<ClaimId, ClaimDocument>;
  /** Deals that are new, or get another title. */
  readonly deals: ReadonlyMap<DealId, DealDocument>;
  /** What known reports get. */
  readonly reportChanges: ReadonlyMap<ReportId, Partial<ReportDocument>>;
  /** What becomes of claims that are in the store. */
  readonly amend: (claim: ClaimDocument) => ClaimDocument;
  /** Models that deals cover from then on. */
  readonly coverings: readonly { readonly deal: DealId; readonly model: ModelId }[];
}

export function foresee(stage: Stage, outcome: Outcome, last: number): Foreseen {
  const revision = last + 1;
  const rows = (section: RowSection) => stage.rows.get(section) ?? [];
  const redirects = outcome.redirects.after;
  const stated = new Map(
    [...rows('claims'), ...rows('mergedClaims')].map(({ values }) => {
      const row = values as unknown as ClaimRowValues;
      return [row.id, row];
    }),
  );
  const claims = [...stage.claims.values()]
    .flat()
    .map((claim) => claimDocument(redirectClaim(claim, redirects), stated.get(claim.id)));
  return {
    delta: deltaOf(stage, outcome, revision),
    organizations: byId(
      rows('organizations').map((row) => organizationDocument(row, namesOf(rows('organizationNames'), row), revision)),
    ),
    models: byId(rows('models').map((row) => modelDocument(row, namesOf(rows('modelNames'), row), revision))),
    publishers: byId(
      rows('publishers').map(({ id, name, reliability }) => ({
        id: String(id),
        name: String(name),
        reliability: reliability as SourceReliability,
      })),
    ),
    reports: byId(rows('reports').map(({ publisher, values }) => reportDocument(String(publisher), values as Row))),
    claims: byId(claims),
    deals: byId(
      [...outcome.rows.values()].map(({ id, title, background }) => ({
        ...{ id, title, background },
        key: stage.newDeals.get(id)?.key ?? null,
      })),
    ),
    reportChanges: new Map(rows('reportChanges').map(({ id, values }) => [String(id), reportChange(values as Row)])),
    // Amendments change some fields of whatever claim they are given.
    amend: (claim) => stage.amendments.reduce<Claim>((latest, change) => change(latest), claim) as ClaimDocument,
    coverings: (outcome.links.get('coverings') ?? []).map(({ deal, model }) => ({
      deal: String(deal),
      model: String(model),
    })),
  };
}

interface ClaimRowValues {
  readonly id: string;
  readonly summary: string;
  readonly quote: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
}

function claimDocument(claim: Claim, row: ClaimRowValues | undefined): ClaimDocument {
  if (row === undefined) throw new Error(`${claim.id} is staged without its texts.`);
  const { summary, quote, recordedBy, recordedAt } = row;
  return { ...claim, summary, quote, recordedBy, recordedAt, supersededBy: null };
}

function organizationDocument(row: Row, names: OrganizationDocument['names'], revision: number): OrganizationDocument {
  return {
    ...{ id: String(row.id), name: String(row.name), names, revision },
    ...{ kind: row.kind as OrganizationKind, country: null, identifiers: [], founded: null, dissolved: null },
    ...{ predecessors: [], successors: [], placeholder: true },
  };
}

function modelDocument(row: Row, names: ModelDocument['names'], revision: number): ModelDocument {
  return {
    ...{ id: String(row.id), name: String(row.name), names, revision, placeholder: true },
    ...{ brand: null, makers: [], platform: null, platformOwners: [], segment: null },
    ...{ powertrain: row.powertrain as Powertrain | null, introduced: null },
  };
}

function namesOf(rows: readonly Row[], { id }: Row): OrganizationDocument['names'] {
  return nameDocuments(rows.filter(({ of }) => of === id).map(({ values }) => values as unknown as NameRow));
}

function reportDocument(publisher: string, values: Row): ReportDocument {
  const { id, url, title, published, retrieved, language } = values as Record<string, string | null>;
  return {
    ...{ id: String(id), url: url ?? null, title: title ?? null, publisher, language: language ?? null },
    ...{ published: readDate(published), retrieved: String(retrieved) },
  };
}

function reportChange({ title, published, language }: Row): Partial<ReportDocument> {
  return {
    ...(title !== undefined && { title: String(title) }),
    ...(published !== undefined && { published: readDate(String(published)) }),
    ...(language !== undefined && { language: String(language) }),
  };
}

function byId<T extends { readonly id: string }>(documents: readonly T[]): Map<string, T> {
  return new Map(documents.map((document) => [document.id, document]));
}
