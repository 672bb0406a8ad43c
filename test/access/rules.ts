/**
 * Who may see each field, and who may use each mutation. A field that is not here fails the matrix: whoever adds one
 * says here whom it is for.
 */
import type { Role } from '../../src/domain/vocabulary.ts';

/**
 * Fields that everybody may ask for, by type. What they answer with is cut to what is there for the asker: what only claims
 * support that are not accepted is there for those who recorded them, and for reviewers and administrators.
 */
export const forEverybody: Readonly<Record<string, string>> = {
  AmbiguousNameError: 'code message path candidates',
  Change: 'id cursor at by kind summary subjects fields',
  ChangeConnection: 'pageInfo edges nodes totalCount',
  ChangeEdge: 'node cursor',
  Claim:
    'id report deal stage milestones type activities parties stakes value jointVenture models regions summary quote attributedTo rank reliability credibility review supersededBy recordedAt',
  ClaimConnection: 'pageInfo edges nodes totalCount',
  ClaimEdge: 'node cursor',
  ClaimParty: 'organization namedAs role from until comment',
  ClaimStake: 'holder target percent right planned from to',
  ClaimSuccess: 'claim ties revision',
  Conflict: 'field sides text',
  ConflictError: 'code message similar',
  ConflictSide: 'value claims',
  Coverage: 'organizations placeholders deals reports claims models earliest latest lastRecorded byRegion statement',
  Deal: 'id title type activities parties stage stages stakes value jointVenture models regions claims conflicts independentOrigins firstReported lastReported changes related',
  DealBucket: 'keys deals',
  DealConnection: 'pageInfo edges nodes totalCount',
  DealEdge: 'node cursor',
  DealParty: 'organization role from until claims',
  FieldChange: 'field before after',
  FieldError: 'path message',
  ForbiddenError: 'code message needs',
  Identifier: 'scheme value',
  LookThroughStake: 'organization percent depth chains circular',
  Making: 'organization plant from to',
  Merge: 'id survivor duplicate active reason',
  MergeSuccess: 'merge revision',
  Milestone: 'stage on',
  Model:
    'id name names brand makers platform platformOwners segment powertrain introduced placeholder revision deals related reports',
  ModelConnection: 'pageInfo edges nodes totalCount',
  ModelEdge: 'node cursor',
  ModelRelation: 'type outgoing model note reports',
  ModelSuccess: 'model revision',
  Money: 'amount currency',
  Name: 'value type language script from to',
  Network: 'nodes ties totalNodes totalTies truncated revision',
  NetworkDiff: 'formed changed ended totalFormed totalChanged totalEnded truncated digest',
  NetworkNode: 'organization x y distance degree community',
  NotFoundError: 'code message id',
  Organization:
    'id name names kind country identifiers founded dissolved predecessors successors placeholder revision parent ultimateParent subsidiaries ties partners deals models owners holdings firstReported lastReported changes lookThrough metrics',
  OrganizationConnection: 'pageInfo edges nodes totalCount',
  OrganizationEdge: 'node cursor',
  OrganizationMatch: 'organization score match matchedName explanation',
  OrganizationMatches: 'candidate matches',
  OrganizationMetrics: 'partners ties jointVentures betweenness pageRank community',
  OrganizationSuccess: 'organization revision',
  PageInfo: 'hasNextPage hasPreviousPage startCursor endCursor',
  PartialDate: 'edtf earliest latest precision approximate text',
  PartnerConnection: 'pageInfo edges nodes totalCount',
  PartnerEdge: 'cursor node ties',
  Path: 'organizations ties hops weakest sentence',
  Percentage: 'exact min max minExclusive maxExclusive approximate text',
  Publisher: 'id name reliability reports trackRecord',
  PublisherConnection: 'pageInfo edges nodes totalCount',
  PublisherEdge: 'node cursor',
  PublisherSuccess: 'publisher revision',
  Query:
    'similarDeals networkDiff changes claims coverage viewer deal deals dealStatistics matchOrganizations model models network node nodes organization organizations paths rankings report reports publisher publishers search ties',
  Ranking: 'rank organization value',
  RedactSuccess: 'revision',
  RelatedDeal: 'deal relation score explanation',
  Report: 'id url title publisher published retrieved language claims',
  ReportConnection: 'pageInfo edges nodes totalCount',
  ReportDealsSuccess: 'report claims deals created ties replayed dryRun warnings similar revision',
  ReportEdge: 'node cursor',
  SearchHit: 'item score matched',
  StageChange: 'stage since knownFrom disputed claims',
  Stake: 'id holder target percent right planned from to deals claims',
  StakeChain: 'stakes',
  Subscription: 'changes',
  Succession: 'from to kind on',
  Tie: 'id type from to directed stage since activities percent planned validFrom validTo knownFrom knownTo strength deal evidence sentence',
  TieChange: 'before after fields',
  TieConnection: 'pageInfo edges nodes totalCount',
  TieEdge: 'node cursor',
  TiesChanged: 'formed changed ended',
  TrackRecord: 'talks confirmed denied open medianDaysToConfirmation',
  ValidationError: 'code message fields',
  Viewer: 'name role',
  Warning: 'code message path',
};

/** Fields that are null for READER, with or without a token. */
export const forResearchers: Readonly<Record<string, string>> = {
  Claim: 'recordedBy',
};

/** The least role that each mutation needs. */
export const mutationsNeed: Readonly<Record<string, Role>> = {
  reportDeals: 'RESEARCHER',
  correctClaim: 'RESEARCHER',
  retractClaim: 'RESEARCHER',
  saveOrganization: 'RESEARCHER',
  saveModel: 'RESEARCHER',
  rankClaim: 'REVIEWER',
  reviewClaim: 'REVIEWER',
  ratePublisher: 'REVIEWER',
  mergeOrganizations: 'REVIEWER',
  mergeDeals: 'REVIEWER',
  undoMerge: 'REVIEWER',
  redact: 'ADMIN',
};
