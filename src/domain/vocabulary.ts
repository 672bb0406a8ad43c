/** The closed vocabularies of the domain: each word with what it means, in the order in which it is shown. The GraphQL enums are made from these. */

export const datePrecisions = {
  DAY: 'A day is known.',
  MONTH: 'Only the month is known.',
  YEAR: 'Only the year is known.',
  ON_OR_BEFORE: 'No date is given: it was so by this day, perhaps earlier.',
} as const;
export type DatePrecision = keyof typeof datePrecisions;

export const organizationKinds = {
  AUTOMAKER: 'Develops and builds vehicles under its own responsibility, alone or as the head of a group.',
  BRAND: 'A marque of a group that is sold under its own name.',
  JOINT_VENTURE: 'A company that two or more partners own and run together.',
  SUPPLIER: 'Sells parts, systems or materials to carmakers.',
  BATTERY_MAKER: 'Makes battery cells or packs for vehicles.',
  TECHNOLOGY_COMPANY: 'Provides software, chips, automated driving or other technology.',
  MOBILITY_SERVICE: 'Carries people or lends vehicles: ride hailing, car sharing, leasing.',
  INVESTOR: 'Holds shares as an investment: a fund, a holding, a family.',
  PUBLIC_BODY: 'A state, a region or one of its agencies.',
  OTHER: 'None of the other kinds, or not known.',
} as const;
export type OrganizationKind = keyof typeof organizationKinds;

export const nameTypes = {
  PREFERRED: 'The name under which we show it.',
  LEGAL: 'The registered name, with its legal form.',
  TRADE: 'A name used in business or in the press.',
  FORMER: 'A name that it no longer bears.',
  TRANSLATION: 'The name in another language.',
  TRANSLITERATION: 'The name spelled in another script.',
  ABBREVIATION: 'A short form, such as VW.',
  TICKER: 'The symbol under which its shares trade.',
} as const;
export type NameType = keyof typeof nameTypes;

export const identifierSchemes = {
  LEI: 'Legal Entity Identifier (ISO 17442), 20 characters.',
  WIKIDATA: 'Wikidata item, such as Q246.',
  WMI: 'World Manufacturer Identifier (ISO 3780), the first three characters of a vehicle identification number.',
  ISIN: 'International Securities Identification Number (ISO 6166) of its shares, 12 characters.',
  PERMID: 'LSEG permanent identifier, a number.',
  WEBSITE: 'Its own website, an http or https address.',
} as const;
export type IdentifierScheme = keyof typeof identifierSchemes;

export const successionKinds = {
  RENAMED: 'The same organisation went on under another name.',
  MERGED: 'It was combined with others into a new organisation.',
  SPLIT: 'Part of it was spun off as an organisation of its own.',
  ABSORBED: 'It was taken into an organisation that existed before.',
} as const;
export type SuccessionKind = keyof typeof successionKinds;

export const levels = {
  AS_REPORTED: 'Brands, ventures and groups stand apart, as the reports name them.',
  GROUP: 'Each organisation is rolled up to its ultimate parent at that moment; ties inside a group are left out.',
} as const;
export type Level = keyof typeof levels;

export const ownershipDirections = {
  UP: 'To the owners, and to theirs.',
  DOWN: 'To what it owns, and to what that owns.',
} as const;
export type OwnershipDirection = keyof typeof ownershipDirections;

export const modelRoles = {
  BRAND: 'The model is sold under its name.',
  MAKER: 'It builds the model.',
  PLATFORM_OWNER: 'The platform that the model stands on is its own.',
} as const;
export type ModelRole = keyof typeof modelRoles;

export const powertrains = {
  BEV: 'Battery electric.',
  EREV: 'Electric, with an engine that only charges the battery (range extender).',
  PHEV: 'Plug-in hybrid.',
  HYBRID: 'Hybrid without a plug.',
  ICE: 'Combustion engine.',
  FCEV: 'Fuel cell.',
  MIXED: 'Sold with several kinds of powertrain.',
} as const;
export type Powertrain = keyof typeof powertrains;

export const modelRelationTypes = {
  COMPETES_WITH: 'A reporter names them as rivals.',
  RESEMBLES: 'A reporter sees a likeness.',
  BASED_ON: 'The first is developed from the second.',
  REBADGE_OF: 'The first is the second under another brand.',
  SHARES_PLATFORM_WITH: 'Both stand on the same platform.',
  SUCCESSOR_OF: 'The first replaced the second.',
} as const;
export type ModelRelationType = keyof typeof modelRelationTypes;

export const dealTypes = {
  JOINT_VENTURE: 'The parties own and run a company together.',
  EQUITY_STAKE: 'One party holds a share of another.',
  CROSS_SHAREHOLDING: 'The parties hold shares of each other.',
  MERGER: 'The parties combine into one organisation, as equals or without a named buyer.',
  ACQUISITION: 'A buyer takes over a company or a part of one.',
  COOPERATION: 'The parties work together by contract, without a company or a stake for it.',
  SUPPLY: 'One party supplies vehicles, powertrains, batteries, parts or services to another.',
  LICENCE: 'One party lets another use its technology, platform or brand.',
  CONTRACT_MANUFACTURING: 'One party builds vehicles for the brand of another.',
  DISTRIBUTION: 'One party sells the vehicles of another.',
  GROUP_MEMBERSHIP: "One party belongs to the group of another, by an editor's own statement.",
  OTHER: 'A deal of another kind.',
} as const;
export type DealType = keyof typeof dealTypes;

export const activities = {
  JOINT_DEVELOPMENT: 'Developing vehicles or technology together.',
  PLATFORM_SHARING: 'Building different models on one platform.',
  BADGE_ENGINEERING: 'Selling one model under several brands.',
  CONTRACT_MANUFACTURING: 'Building vehicles for the brand of another.',
  JOINT_MANUFACTURING: 'Building vehicles or parts together, in a plant that the parties share.',
  VEHICLE_SUPPLY: 'Supplying complete vehicles.',
  POWERTRAIN_SUPPLY: 'Supplying engines, motors, gearboxes or whole powertrains.',
  BATTERY_SUPPLY: 'Supplying or making battery cells or packs.',
  COMPONENT_SUPPLY: 'Supplying other parts, systems or materials.',
  SOFTWARE: 'Software, electronics architecture and connected services.',
  TECHNOLOGY_LICENSING: 'Letting another use technology or patents.',
  AUTONOMOUS_DRIVING: 'Automated driving and driver assistance.',
  CHARGING: 'Charging, battery swapping and energy.',
  DISTRIBUTION: 'Sales, export and service networks.',
  FINANCE: 'Finance, leasing and insurance.',
  PROCUREMENT: 'Buying together.',
  RESEARCH: 'Research ahead of any product.',
  OTHER: 'Something else.',
} as const;
export type Activity = keyof typeof activities;

export const stages = {
  RUMOURED: 'Only unnamed sources speak of it; the parties deny it or are silent.',
  EXPLORING: 'The parties look into it: they talk, study, or have a letter that binds nobody.',
  NEGOTIATING: 'The parties negotiate terms.',
  AGREED_IN_PRINCIPLE: 'The parties agree on the main terms; the contract is still to come.',
  ANNOUNCED: 'The parties have made it public.',
  SIGNED: 'A contract or memorandum is signed.',
  ACTIVE: 'In force: the venture trades, the stake is held, the work goes on.',
  PAUSED: 'Suspended, with its ties still there.',
  DENIED: 'A party itself says that there is no such deal.',
  WITHDRAWN: 'Given up before it came into force.',
  EXPIRED: 'Its term ran out.',
  TERMINATED: 'It was in force and has been ended.',
} as const;
export type Stage = keyof typeof stages;

export const partyRoles = {
  PARTNER: 'Takes part on equal terms, or in a role that no report names.',
  SEEKER: 'Looks for a partner; the initiative is its own.',
  INVESTOR: 'Puts money into another party.',
  INVESTEE: 'Receives the investment.',
  BUYER: 'Takes over a company, a plant or a business.',
  SELLER: 'Gives up what the buyer takes over.',
  TARGET: 'Is what the buyer takes over.',
  SUPPLIER: 'Delivers goods or services.',
  CUSTOMER: 'Receives what the supplier delivers.',
  LICENSOR: 'Lets another use its technology, platform or brand.',
  LICENSEE: 'Uses the technology, platform or brand of another.',
  MANUFACTURER: 'Builds vehicles for the brand of another.',
  BRAND: 'Has its vehicles built or sold by another.',
  DISTRIBUTOR: 'Sells the vehicles of another.',
  PLATFORM_OWNER: 'Provides the platform.',
  PLATFORM_USER: 'Builds on the platform of another.',
  PARENT: "Heads the group of a party, or of the deal's member.",
  MEMBER: 'Belongs to the group of the parent.',
  OTHER: 'Only considers, objects or watches: takes no part.',
} as const;
export type PartyRole = keyof typeof partyRoles;

export const partyComments = {
  CONFIRMED: 'It confirmed the deal.',
  DENIED: 'It denied the deal.',
  DECLINED_TO_COMMENT: 'It declined to comment.',
  DID_NOT_RESPOND: 'It did not answer.',
} as const;
export type PartyComment = keyof typeof partyComments;

export const stakeRights = {
  EQUITY: 'A share of the capital.',
  VOTES: 'A share of the votes.',
  UNSPECIFIED: 'The report does not say which; counted as a share of the capital.',
} as const;
export type StakeRight = keyof typeof stakeRights;

export const conflictFields = {
  TYPE: 'Reports disagree on the kind of deal.',
  STAGE: 'Reports of the same time disagree on where the deal stands.',
  START: 'Reports give dates for the same step that exclude each other.',
  END: 'Reports give dates for the end that exclude each other.',
  STAKE: 'Reports give shares for the same time that exclude each other.',
  PARTY: 'Reports disagree on who takes part, or as what.',
  JOINT_VENTURE: 'Reports name different companies as the venture.',
  VALUE: 'Reports give different sums.',
} as const;
export type ConflictField = keyof typeof conflictFields;

export const dealRelations = {
  LIKELY_SAME: 'Probably the same deal, recorded twice.',
  CONTINUES: 'One goes on where the other left off.',
  SAME_PARTIES: 'Another deal between the same parties.',
} as const;
export type DealRelation = keyof typeof dealRelations;

export const claimRanks = {
  PREFERRED: 'Wins over other claims that it disagrees with.',
  NORMAL: 'Counts like any other.',
  DEPRECATED: 'Kept, but does not count: a reviewer found it to be wrong.',
} as const;
export type ClaimRank = keyof typeof claimRanks;

export const sourceReliabilities = {
  A: 'Completely reliable.',
  B: 'Usually reliable.',
  C: 'Fairly reliable.',
  D: 'Not usually reliable.',
  E: 'Unreliable.',
  F: 'Reliability cannot be judged: nobody has rated it.',
} as const;
export type SourceReliability = keyof typeof sourceReliabilities;

export const informationCredibilities = {
  CONFIRMED: 'Confirmed by independent sources.',
  PROBABLY_TRUE: 'Agrees with what else is known, but is not confirmed.',
  POSSIBLY_TRUE: 'Reasonable, and agrees in part with what else is known.',
  DOUBTFUL: 'Possible, but nothing else supports it.',
  IMPROBABLE: 'Contradicted by what else is known.',
  CANNOT_BE_JUDGED: 'There is nothing to judge it by.',
} as const;
export type InformationCredibility = keyof typeof informationCredibilities;

export const reviewStates = {
  PENDING: 'Waits for a reviewer; does not count yet.',
  ACCEPTED: 'Counts.',
  REJECTED: 'A reviewer refused it; does not count.',
  RETRACTED: 'Taken back; does not count any more.',
  SUPERSEDED: 'Replaced by a corrected claim.',
} as const;
export type ReviewState = keyof typeof reviewStates;

export const tieTypes = {
  EXPLORING: 'They talk about a deal, or are said to; from the one that seeks it, where a report says who.',
  PARTNERS: 'They work together, or own a venture together; without direction.',
  OWNS: 'Holds, or plans to take, a share of the other.',
  SUPPLIES: 'Supplies the other.',
  LICENSES: 'Lets the other use its technology, platform or brand.',
  BUILDS_FOR: 'Builds vehicles for the other.',
  DISTRIBUTES_FOR: 'Sells the vehicles of the other.',
  ACQUIRES: 'Is about to take over the other; once done it is OWNS.',
  MERGES_WITH: 'They are about to merge; once done the succession tells.',
  PART_OF: 'Belongs to the group of the other.',
} as const;
export type TieType = keyof typeof tieTypes;

export const dealDimensions = {
  YEAR: 'The year in which the deal began, by its first dated step.',
  TYPE: 'What kind of deal it is.',
  ACTIVITY: 'What the parties do together.',
  STAGE: 'Where the deal stands.',
  COUNTRY: 'The home country of a party.',
  COUNTRY_PAIR: 'The home countries of two parties.',
  REGION: 'A region that the deal is for.',
  ORGANIZATION: 'A party.',
} as const;
export type DealDimension = keyof typeof dealDimensions;

export const rankingMetrics = {
  PARTNERS: 'How many other organisations it has a tie to.',
  TIES: 'How many ties it has.',
  BETWEENNESS: 'How often it lies on the shortest paths between others, 0 to 1 (Freeman).',
  PAGE_RANK: 'How central it is by the centrality of its partners; all sum to 1 (Brin and Page).',
} as const;
export type RankingMetric = keyof typeof rankingMetrics;

export const searchKinds = {
  ORGANIZATION: 'Carmakers, brands, ventures, suppliers and others.',
  MODEL: 'Car models.',
  DEAL: 'Deals.',
  PUBLISHER: 'Publishers of reports.',
} as const;
export type SearchKind = keyof typeof searchKinds;

export const roles = {
  READER: 'Reads what is accepted.',
  RESEARCHER: 'Also records and corrects reports, organisations and models.',
  REVIEWER: 'Also accepts, rejects, ranks, rates and merges.',
  ADMIN: 'Also issues and revokes tokens.',
} as const;
export type Role = keyof typeof roles;

export const changeKinds = {
  CREATED: 'Something new was recorded.',
  UPDATED: 'The description of something was changed.',
  CLAIMED: "A report's claims were recorded.",
  CORRECTED: 'A claim was replaced by a corrected one.',
  RANKED: "A claim's rank or a publisher's rating was changed.",
  RETRACTED: 'A claim was taken back.',
  REVIEWED: 'A claim was accepted or rejected.',
  MERGED: 'Two records were found to be the same.',
  SPLIT: 'A merge was undone.',
  REDACTED: 'Text was removed everywhere, history included.',
  IMPORTED: 'Records came from a file.',
} as const;
export type ChangeKind = keyof typeof changeKinds;
