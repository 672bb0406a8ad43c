/** Nodes that a write creates, as they are stored. */
import type { ModelId, OrganizationId, PublisherId } from '../../domain/model.ts';
import { detectScript, nameKeys, storedName } from '../../domain/names.ts';
import type { NameType, OrganizationKind, SourceReliability } from '../../domain/vocabulary.ts';
import { nameId } from './ids.ts';
import { type IdSection, type Row, type Stage, stageId, stageRow } from './stage.ts';

/** The part of `write/save-facts` that gives an organisation of each kind its second label. */
export const kindSections = {
  AUTOMAKER: 'automakers',
  BRAND: 'brands',
  JOINT_VENTURE: 'jointVentures',
  SUPPLIER: 'suppliers',
  BATTERY_MAKER: 'batteryMakers',
  TECHNOLOGY_COMPANY: 'technologyCompanies',
  MOBILITY_SERVICE: 'mobilityServices',
  INVESTOR: 'investors',
  PUBLIC_BODY: 'publicBodies',
  OTHER: 'otherOrganizations',
} as const satisfies Record<OrganizationKind, IdSection>;

export interface NewOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly placeholder: boolean;
  readonly country?: string | null;
  readonly identifiers?: readonly string[];
  readonly founded?: string | null;
  readonly dissolved?: string | null;
}

/** With its name as its preferred one; other names are added by `stageName`. */
export function stageOrganization(stage: Stage, organization: NewOrganization): void {
  const {
    id,
    name,
    kind,
    placeholder,
    country = null,
    identifiers = [],
    founded = null,
    dissolved = null,
  } = organization;
  stageRow(stage, 'organizations', {
    ...{ id, name, kind, country, identifiers, founded, dissolved, placeholder },
    revision: 0,
  });
  stageId(stage, kindSections[kind], id);
  stageName(stage, 'organizationNames', id, { value: name, type: 'PREFERRED' });
  stage.created.push(id);
  stage.organizationNames.set(id, name);
  stage.organizationRows.set(id, { id, name, kind, country, placeholder });
  stage.subjects.organizations.add(id);
}

export interface NewModel {
  readonly id: ModelId;
  readonly name: string;
  readonly placeholder: boolean;
  readonly platform?: string | null;
  readonly segment?: string | null;
  readonly powertrain?: string | null;
  readonly introduced?: string | null;
}

export function stageModel(stage: Stage, model: NewModel): void {
  const { id, name, placeholder, platform = null, segment = null, powertrain = null, introduced = null } = model;
  stageRow(stage, 'models', { ...{ id, name, platform, segment, powertrain, introduced, placeholder }, revision: 0 });
  stageName(stage, 'modelNames', id, { value: name, type: 'PREFERRED' });
  stage.created.push(id);
  stage.subjects.models.add(id);
}

export interface NewName {
  readonly value: string;
  readonly type: NameType;
  readonly language?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

export function stageName(stage: Stage, section: 'organizationNames' | 'modelNames', of: string, name: NewName): void {
  stageRow(stage, section, { of, values: nameNode(of, name) });
}

/** A name as stored, with the keys by which it is found. */
export function nameNode(of: string, { value: written, type, language = null, from = null, to = null }: NewName): Row {
  const value = storedName(written);
  const { exact, folded, bare, latin } = nameKeys(value);
  const id = nameId(of, value, type);
  return { id, value, type, language, script: detectScript(value), from, to, exact, folded, bare, latin };
}

export function stagePublisher(
  stage: Stage,
  publisher: { id: PublisherId; name: string; folded: string; reliability: SourceReliability },
): void {
  stageRow(stage, 'publishers', { ...publisher });
  stage.created.push(publisher.id);
  stage.subjects.publishers.add(publisher.id);
}
