/** The enums of the schema, made from the domain's vocabulary so that a word is described in one place. */
import * as vocabulary from '../domain/vocabulary.ts';
import { builder } from './builder.ts';

export const DatePrecision = enumOf('DatePrecision', 'How exactly a date is known.', vocabulary.datePrecisions);
export const OrganizationKind = enumOf('OrganizationKind', 'What an organisation is.', vocabulary.organizationKinds);
export const NameType = enumOf('NameType', 'What sort of name it is.', vocabulary.nameTypes);
export const IdentifierScheme = enumOf('IdentifierScheme', 'Who gave the identifier.', vocabulary.identifierSchemes);
export const SuccessionKind = enumOf(
  'SuccessionKind',
  'How one organisation took the place of another.',
  vocabulary.successionKinds,
);
export const Level = enumOf(
  'Level',
  'AS_REPORTED keeps brands, ventures and groups apart; GROUP rolls each up to its ultimate parent at that moment.',
  vocabulary.levels,
);
export const OwnershipDirection = enumOf(
  'OwnershipDirection',
  'Which way to follow stakes.',
  vocabulary.ownershipDirections,
);
export const ModelRole = enumOf('ModelRole', 'What an organisation has to do with a model.', vocabulary.modelRoles);
export const Powertrain = enumOf('Powertrain', 'What drives the car.', vocabulary.powertrains);
export const ModelRelationType = enumOf(
  'ModelRelationType',
  'What one model has to do with another, as reports say.',
  vocabulary.modelRelationTypes,
);
export const DealType = enumOf('DealType', 'What kind of deal it is.', vocabulary.dealTypes);
export const Activity = enumOf('Activity', 'What the parties do together.', vocabulary.activities);
export const Stage = enumOf(
  'Stage',
  'Where a deal stands, in the order in which it advances; the last five suspend or end it.',
  vocabulary.stages,
);
export const PartyRole = enumOf('PartyRole', 'The part that an organisation has in a deal.', vocabulary.partyRoles);
export const PartyComment = enumOf(
  'PartyComment',
  'What a party itself is reported to have said of the deal.',
  vocabulary.partyComments,
);
export const StakeRight = enumOf('StakeRight', 'What the percentage is a share of.', vocabulary.stakeRights);
export const ConflictField = enumOf('ConflictField', 'What reports disagree on.', vocabulary.conflictFields);
export const ClaimRank = enumOf(
  'ClaimRank',
  'How curators weigh a claim against others of the same deal.',
  vocabulary.claimRanks,
);
export const SourceReliability = enumOf(
  'SourceReliability',
  'How far a source can be relied on, by the Admiralty scale.',
  vocabulary.sourceReliabilities,
);
export const InformationCredibility = enumOf(
  'InformationCredibility',
  'How credible one piece of information is, by the Admiralty scale.',
  vocabulary.informationCredibilities,
);
export const ReviewState = enumOf('ReviewState', 'Whether a claim counts.', vocabulary.reviewStates);
export const TieType = enumOf('TieType', 'What ties two organisations.', vocabulary.tieTypes);
export const Role = enumOf(
  'Role',
  'What an asker may do; each role may do what those before it may.',
  vocabulary.roles,
);
export const ChangeKind = enumOf('ChangeKind', 'What was done to the graph.', vocabulary.changeKinds);

export const RankingMetric = enumOf('RankingMetric', 'What organisations are ranked by.', vocabulary.rankingMetrics);
export const DealDimension = enumOf('DealDimension', 'What deals are counted by.', vocabulary.dealDimensions);
export const SearchKind = enumOf('SearchKind', 'What is searched for.', vocabulary.searchKinds);
export const DealRelation = enumOf('DealRelation', 'What one deal has to do with another.', vocabulary.dealRelations);

/** Describes an argument `level`. */
export const levelDescription =
  'Whether to roll brands, ventures and groups up to their ultimate parents. AS_REPORTED where missing.';

export const SortDirection = enumOf('SortDirection', 'Which end of the order comes first.', {
  ASC: 'The smallest, earliest or alphabetically first comes first.',
  DESC: 'The largest, latest or alphabetically last comes first.',
});
export const OrganizationOrderField = enumOf('OrganizationOrderField', 'What organisations are ordered by.', {
  NAME: 'By name.',
  PARTNERS: 'By the number of organisations that it has ties with at the moment.',
  LAST_REPORTED: 'By the last day on which a report spoke of one of its deals.',
});
export const DealOrderField = enumOf('DealOrderField', 'What deals are ordered by.', {
  SINCE: 'By the day on which the deal began, as known today.',
  FIRST_REPORTED: 'By the day of the first report.',
  LAST_REPORTED: 'By the day of the latest report.',
  TITLE: 'By title.',
});
export const TieOrderField = enumOf('TieOrderField', 'What ties are ordered by.', {
  SINCE: 'By the day on which the unbroken run of the tie began.',
  STRENGTH: 'By strength.',
  OTHER_NAME: 'By the name of the organisation at the other end.',
});

function enumOf<const Word extends string>(name: string, description: string, words: Readonly<Record<Word, string>>) {
  type Values = { [W in Word]: { description: string; value: W } };
  const values = Object.fromEntries(
    Object.entries<string>(words).map(([word, meaning]) => [word, { description: meaning, value: word }]),
  ) as Values;
  return builder.enumType(name, { description, values });
}
