/** The object types by name, with the shapes behind them: what type modules refer to each other by. */
import type {
  ChangeDocument,
  ClaimDocument,
  CoverageDocument,
  DealDocument,
  FieldChange,
  Identifier,
  Making,
  MergeDocument,
  ModelDocument,
  ModelRelation,
  NameDocument,
  OrganizationDocument,
  PublisherDocument,
  ReportDocument,
} from '../alliances/documents.ts';
import type { Viewer as ViewerShape } from '../alliances/reader.ts';
import type * as model from '../domain/model.ts';
import type { TieView } from '../network/snapshot.ts';
import { builder } from './builder.ts';

export const Organization = builder.objectRef<OrganizationDocument>('Organization');
export const Model = builder.objectRef<ModelDocument>('Model');
export const Deal = builder.objectRef<DealDocument>('Deal');
export const Claim = builder.objectRef<ClaimDocument>('Claim');
export const Report = builder.objectRef<ReportDocument>('Report');
export const Publisher = builder.objectRef<PublisherDocument>('Publisher');
export const Tie = builder.objectRef<TieView>('Tie');
export const Stake = builder.objectRef<model.Position>('Stake');
/** With the cursor after which `changes` goes on. */
export const Change = builder.objectRef<ChangeDocument>('Change');
export const Merge = builder.objectRef<MergeDocument>('Merge');

export const PartialDate = builder.objectRef<model.PartialDate>('PartialDate');
export const Percentage = builder.objectRef<model.Percentage>('Percentage');
export const Money = builder.objectRef<model.Money>('Money');
export const Name = builder.objectRef<NameDocument>('Name');
export const IdentifierRef = builder.objectRef<Identifier>('Identifier');
export const Succession = builder.objectRef<model.Succession>('Succession');
export const MakingRef = builder.objectRef<Making>('Making');
export const ModelRelationRef = builder.objectRef<ModelRelation>('ModelRelation');
export const Milestone = builder.objectRef<model.Milestone>('Milestone');
export const ClaimParty = builder.objectRef<model.ClaimParty>('ClaimParty');
export const ClaimStake = builder.objectRef<model.ClaimStake>('ClaimStake');
export const DealParty = builder.objectRef<model.DealParty>('DealParty');
export const StageChange = builder.objectRef<model.StageStep>('StageChange');
export const Conflict = builder.objectRef<model.Conflict>('Conflict');
export const ConflictSide = builder.objectRef<model.ConflictSide>('ConflictSide');
export const FieldChangeRef = builder.objectRef<FieldChange>('FieldChange');
export const DealBucket = builder.objectRef<{ readonly keys: readonly string[]; readonly deals: number }>('DealBucket');
export const Coverage = builder.objectRef<CoverageDocument>('Coverage');
export const Viewer = builder.objectRef<ViewerShape>('Viewer');
