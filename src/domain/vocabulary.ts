/** The closed vocabularies of the domain: each word with what it means, in the order in which it is shown. The GraphQL enums are made from these. */

export const datePrecisions = {
  DAY: '',
  MONTH: '',
  YEAR: '',
  ON_OR_BEFORE: '',
} as const;
export type DatePrecision = keyof typeof datePrecisions;

export const organizationKinds = {
  AUTOMAKER: '',
  BRAND: '',
  JOINT_VENTURE: '',
  SUPPLIER: '',
  BATTERY_MAKER: '',
  TECHNOLOGY_COMPANY: '',
  MOBILITY_SERVICE: '',
  INVESTOR: '',
  PUBLIC_BODY: '',
  OTHER: '',
} as const;
export type OrganizationKind = keyof typeof organizationKinds;

export const nameTypes = {
  PREFERRED: '',
  LEGAL: '',
  TRADE: '',
  FORMER: '',
  TRANSLATION: '',
  TRANSLITERATION: '',
  ABBREVIATION: '',
  TICKER: '',
} as const;
export type NameType = keyof typeof nameTypes;

export const identifierSchemes = {
  LEI: '',
  WIKIDATA: '',
  WMI: '',
  ISIN: '',
  PERMID: '',
  WEBSITE: '',
} as const;
export type IdentifierScheme = keyof typeof identifierSchemes;

export const successionKinds = {
  RENAMED: '',
  MERGED: '',
  SPLIT: '',
  ABSORBED: '',
} as const;
export type SuccessionKind = keyof typeof successionKinds;

export const levels = {
  AS_REPORTED: '',
  GROUP: '',
} as const;
export type Level = keyof typeof levels;

export const ownershipDirections = {
  UP: '',
  DOWN: '',
} as const;
export type OwnershipDirection = keyof typeof ownershipDirections;

export const modelRoles = {
  BRAND: '',
  MAKER: '',
  PLATFORM_OWNER: '',
} as const;
export type ModelRole = keyof typeof modelRoles;

export const powertrains = {
  BEV: '',
  EREV: '',
  PHEV: '',
  HYBRID: '',
  ICE: '',
  FCEV: '',
  MIXED: '',
} as const;
export type Powertrain = keyof typeof powertrains;

export const modelRelationTypes = {
  COMPETES_WITH: '',
  RESEMBLES: '',
  BASED_ON: '',
  REBADGE_OF: '',
  SHARES_PLATFORM_WITH: '',
  SUCCESSOR_OF: '',
} as const;
export type ModelRelationType = keyof typeof modelRelationTypes;

export const dealTypes = {
  JOINT_VENTURE: '',
  EQUITY_STAKE: '',
  CROSS_SHAREHOLDING: '',
  MERGER: '',
  ACQUISITION: '',
  COOPERATION: '',
  SUPPLY: '',
  LICENCE: '',
  CONTRACT_MANUFACTURING: '',
  DISTRIBUTION: '',
  GROUP_MEMBERSHIP: '',
  OTHER: '',
} as const;
export type DealType = keyof typeof dealTypes;

export const activities = {
  JOINT_DEVELOPMENT: '',
  PLATFORM_SHARING: '',
  BADGE_ENGINEERING: '',
  CONTRACT_MANUFACTURING: '',
  JOINT_MANUFACTURING: '',
  VEHICLE_SUPPLY: '',
  POWERTRAIN_SUPPLY: '',
  BATTERY_SUPPLY: '',
  COMPONENT_SUPPLY: '',
  SOFTWARE: '',
  TECHNOLOGY_LICENSING: '',
  AUTONOMOUS_DRIVING: '',
  CHARGING: '',
  DISTRIBUTION: '',
  FINANCE: '',
  PROCUREMENT: '',
  RESEARCH: '',
  OTHER: '',
} as const;
export type Activity = keyof typeof activities;

export const stages = {
  RUMOURED: '',
  EXPLORING: '',
  NEGOTIATING: '',
  AGREED_IN_PRINCIPLE: '',
  ANNOUNCED: '',
  SIGNED: '',
  ACTIVE: '',
  PAUSED: '',
  DENIED: '',
  WITHDRAWN: '',
  EXPIRED: '',
  TERMINATED: '',
} as const;
export type Stage = keyof typeof stages;

export const partyRoles = {
  PARTNER: '',
  SEEKER: '',
  INVESTOR: '',
  INVESTEE: '',
  BUYER: '',
  SELLER: '',
  TARGET: '',
  SUPPLIER: '',
  CUSTOMER: '',
  LICENSOR: '',
  LICENSEE: '',
  MANUFACTURER: '',
  BRAND: '',
  DISTRIBUTOR: '',
  PLATFORM_OWNER: '',
  PLATFORM_USER: '',
  PARENT: '',
  MEMBER: '',
  OTHER: '',
} as const;
export type PartyRole = keyof typeof partyRoles;

export const partyComments = {
  CONFIRMED: '',
  DENIED: '',
  DECLINED_TO_COMMENT: '',
  DID_NOT_RESPOND: '',
} as const;
export type PartyComment = keyof typeof partyComments;

export const stakeRights = {
  EQUITY: '',
  VOTES: '',
  UNSPECIFIED: '',
} as const;
export type StakeRight = keyof typeof stakeRights;

export const conflictFields = {
  TYPE: '',
  STAGE: '',
  START: '',
  END: '',
  STAKE: '',
  PARTY: '',
  JOINT_VENTURE: '',
  VALUE: '',
} as const;
export type ConflictField = keyof typeof conflictFields;

export const dealRelations = {
  LIKELY_SAME: '',
  CONTINUES: '',
  SAME_PARTIES: '',
} as const;
export type DealRelation = keyof typeof dealRelations;

export const claimRanks = {
  PREFERRED: '',
  NORMAL: '',
  DEPRECATED: '',
} as const;
export type ClaimRank = keyof typeof claimRanks;

export const sourceReliabilities = {
  A: '',
  B: '',
  C: '',
  D: '',
  E: '',
  F: '',
} as const;
export type SourceReliability = keyof typeof sourceReliabilities;

export const informationCredibilities = {
  CONFIRMED: '',
  PROBABLY_TRUE: '',
  POSSIBLY_TRUE: '',
  DOUBTFUL: '',
  IMPROBABLE: '',
  CANNOT_BE_JUDGED: '',
} as const;
export type InformationCredibility = keyof typeof informationCredibilities;

export const reviewStates = {
  PENDING: '',
  ACCEPTED: '',
  REJECTED: '',
  RETRACTED: '',
  SUPERSEDED: '',
} as const;
export type ReviewState = keyof typeof reviewStates;

export const tieTypes = {
  EXPLORING: '',
  PARTNERS: '',
  OWNS: '',
  SUPPLIES: '',
  LICENSES: '',
  BUILDS_FOR: '',
  DISTRIBUTES_FOR: '',
  ACQUIRES: '',
  MERGES_WITH: '',
  PART_OF: '',
} as const;
export type TieType = keyof typeof tieTypes;

export const dealDimensions = {
  YEAR: '',
  TYPE: '',
  ACTIVITY: '',
  STAGE: '',
  COUNTRY: '',
  COUNTRY_PAIR: '',
  REGION: '',
  ORGANIZATION: '',
} as const;
export type DealDimension = keyof typeof dealDimensions;

export const rankingMetrics = {
  PARTNERS: '',
  TIES: '',
  BETWEENNESS: '',
  PAGE_RANK: '',
} as const;
export type RankingMetric = keyof typeof rankingMetrics;

export const searchKinds = {
  ORGANIZATION: '',
  MODEL: '',
  DEAL: '',
  PUBLISHER: '',
} as const;
export type SearchKind = keyof typeof searchKinds;

export const roles = {
  READER: '',
  RESEARCHER: '',
  REVIEWER: '',
  ADMIN: '',
} as const;
export type Role = keyof typeof roles;

export const changeKinds = {
  CREATED: '',
  UPDATED: '',
  CLAIMED: '',
  CORRECTED: '',
  RANKED: '',
  RETRACTED: '',
  REVIEWED: '',
  MERGED: '',
  SPLIT: '',
  REDACTED: '',
  IMPORTED: '',
} as const;
export type ChangeKind = keyof typeof changeKinds;
