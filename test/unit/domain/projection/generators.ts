/** Claims about deals as they come in life: late and early reports, months and years, roles and none, several deals on one target. */
import fc from 'fast-check';
import { parsePartialDate } from '../../../../src/domain/dates.ts';
import type {
  Claim,
  ClaimParty,
  ClaimStake,
  Day,
  PartialDate,
  Percentage,
  Succession,
} from '../../../../src/domain/model.ts';
import { MIN_DAY } from '../../../../src/domain/model.ts';
import type { ProjectionInput } from '../../../../src/domain/projection.ts';
import type { Activity, DealType, PartyRole, Stage, SuccessionKind } from '../../../../src/domain/vocabulary.ts';
import { dealTypes, partyRoles, stages } from '../../../../src/domain/vocabulary.ts';

const organizations = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `organization:${name}`);
const organization = fc.constantFrom(...organizations);
const venture = fc.constantFrom('organization:v', 'organization:w');

/** Few days in few months, so that reports often meet on one. */
const day: fc.Arbitrary<Day> = fc
  .tuple(fc.integer({ min: 2016, max: 2021 }), fc.constantFrom('02', '07', '12'), fc.constantFrom('01', '09', '28'))
  .map((parts) => parts.join('-'));

const date: fc.Arbitrary<PartialDate> = fc
  .tuple(day, fc.constantFrom(10, 10, 10, 7, 7, 4, 0), fc.constantFrom('', '', '', '~'))
  .map(([text, length, about]) => parsePartialDate(length === 0 ? `[..${text}]` : text.slice(0, length) + about));

const maybeDate = fc.option(date, { freq: 3 });

const stage = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Stage>('RUMOURED', 'EXPLORING', 'ANNOUNCED', 'SIGNED', 'ACTIVE', 'ACTIVE') },
  { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(stages) as Stage[])) },
);

const type = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<DealType>('JOINT_VENTURE', 'EQUITY_STAKE', 'ACQUISITION', 'COOPERATION') },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(dealTypes) as DealType[])) },
);

const role = fc.oneof(
  { weight: 3, arbitrary: fc.constant<PartyRole>('PARTNER') },
  { weight: 2, arbitrary: fc.constantFrom<PartyRole>('INVESTOR', 'INVESTEE', 'BUYER', 'SELLER', 'TARGET', 'SUPPLIER') },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(partyRoles) as PartyRole[])) },
);

const party: fc.Arbitrary<ClaimParty> = fc.record({
  organization: fc.oneof({ weight: 9, arbitrary: organization }, { weight: 1, arbitrary: venture }),
  namedAs: fc.constant('as written'),
  role,
  from: fc.option(date, { freq: 8 }),
  until: fc.option(date, { freq: 6 }),
  comment: fc.option(fc.constantFrom('CONFIRMED', 'DENIED', 'DECLINED_TO_COMMENT'), { freq: 6 }),
});

const open = { exact: null, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: false };
const percent: fc.Arbitrary<Percentage | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 10, 20, 20.1, 50, 51, 75, 100).map((exact) => ({ ...open, exact })) },
  { weight: 1, arbitrary: fc.constant({ ...open, min: 20, minExclusive: true }) },
  { weight: 1, arbitrary: fc.constant({ ...open, max: 15 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const stake: fc.Arbitrary<ClaimStake> = fc
  .record({
    holder: organization,
    target: fc.oneof(organization, venture),
    percent,
    right: fc.constantFrom('UNSPECIFIED', 'UNSPECIFIED', 'EQUITY', 'VOTES'),
    planned: fc.constantFrom(false, false, true),
    from: maybeDate,
    to: fc.option(date, { freq: 6 }),
  })
  .filter(({ holder, target }) => holder !== target);

const milestone = fc.record({ stage, on: date });

function claimOf(deal: string): fc.Arbitrary<Omit<Claim, 'id'>> {
  const sourced = fc.record({
    deal: fc.constant(deal),
    report: fc.constant('report:r'),
    publisher: fc.constantFrom('publisher:p', 'publisher:q', 'publisher:r'),
    attributedTo: fc.subarray(['publisher:p', 'publisher:s'], { maxLength: 2 }),
    knownFrom: day,
    background: fc.constant(false),
    rank: fc.constantFrom('NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'PREFERRED', 'DEPRECATED'),
    review: fc.constantFrom('ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'PENDING', 'RETRACTED'),
    reliability: fc.constantFrom('A', 'C', 'D', 'F', 'F'),
    credibility: fc.constant(null),
    stage,
    milestones: fc.array(milestone, { maxLength: 2 }),
    type: fc.option(type, { freq: 4 }),
    activities: fc.subarray<Activity>(['SOFTWARE', 'BATTERY_SUPPLY'], { maxLength: 2 }),
    parties: fc.uniqueArray(party, { minLength: 1, maxLength: 4, selector: (one) => one.organization }),
    stakes: fc.array(stake, { maxLength: 2 }),
    value: fc.option(fc.constantFrom({ amount: 1, currency: 'EUR' }, { amount: 2, currency: 'EUR' }), { freq: 4 }),
    jointVenture: fc.option(venture, { freq: 3 }),
    models: fc.constant([]),
    regions: fc.constant([]),
  }) satisfies fc.Arbitrary<Omit<Claim, 'id'>>;
  return fc.oneof(
    { weight: 12, arbitrary: sourced },
    {
      weight: 1,
      arbitrary: sourced.map((one) => ({
        ...one,
        background: true,
        knownFrom: MIN_DAY,
        milestones: [],
        stage: 'ACTIVE' as const,
      })),
    },
  );
}

/** An editor's statement that one belongs to the other. */
const membership = fc
  .tuple(organization, organization)
  .filter(([member, parent]) => member !== parent)
  .map(([member, parent]) => ({ member, parent }));

/** A dated majority in whoever is a member of a group. */
const owner = fc.record({
  holder: organization,
  percent: fc.constantFrom(50, 51, 100),
  from: date,
  to: maybeDate,
  knownFrom: day,
});

const kind = fc.constantFrom<SuccessionKind>('RENAMED', 'MERGED', 'ABSORBED', 'SPLIT');
const succession: fc.Arbitrary<Succession> = fc
  .record({ from: organization, to: organization, kind, on: fc.option(date, { freq: 5 }) })
  .filter(({ from, to }) => from !== to);

/** A neighbourhood: up to four deals, mostly about the same few organisations, a group or two, and successions among them. */
export const neighbourhood: fc.Arbitrary<ProjectionInput> = fc
  .record({
    deals: fc
      .integer({ min: 1, max: 4 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) =>
            fc.array(claimOf(`deal:d${index}`), { minLength: 1, maxLength: 6 }),
          ),
        ),
      ),
    memberships: fc.array(membership, { maxLength: 2 }),
    owners: fc.array(owner, { maxLength: 2 }),
    successions: fc.array(succession, { maxLength: 3 }),
  })
  .map(({ deals, memberships, owners, successions }) => ({
    deals: [
      ...deals.map((claims, index) => ({
        id: `deal:d${index}`,
        claims: claims.map((claim, order): Claim => ({ ...claim, id: `claim:${index}-${order}` })),
      })),
      ...memberships.map(({ member, parent }, index) => ({
        id: `deal:group-${index}`,
        claims: [membershipClaim(`deal:group-${index}`, member, parent)],
      })),
      ...memberships.flatMap(({ member }, index) => {
        const { holder = member, ...share } = owners[index] ?? {};
        return holder === member
          ? []
          : [{ id: `deal:owner-${index}`, claims: [ownerClaim(index, member, { holder, ...share })] }];
      }),
    ],
    successions,
  }));

/** Any day of the years in which the claims fall, and some around them. */
export const anyDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 2015, max: 2023 }),
    fc.constantFrom('01', '02', '07', '12'),
    fc.constantFrom('01', '08', '09', '10', '28'),
  )
  .map((parts) => parts.join('-'));

interface Owner {
  readonly holder: string;
  readonly percent?: number;
  readonly from?: PartialDate;
  readonly to?: PartialDate | null;
  readonly knownFrom?: Day;
}

function ownerClaim(
  index: number,
  member: string,
  { holder, percent = 60, from, to, knownFrom = '2017-01-01' }: Owner,
): Claim {
  const deal = `deal:owner-${index}`;
  const stake = {
    holder,
    target: member,
    percent: { ...open, exact: percent },
    right: 'UNSPECIFIED' as const,
    planned: false,
  };
  return {
    ...membershipClaim(deal, member, holder),
    publisher: 'publisher:p',
    knownFrom,
    background: false,
    milestones: from === undefined ? [] : [{ stage: 'ACTIVE', on: from }],
    type: 'EQUITY_STAKE',
    parties: [],
    stakes: [{ ...stake, from: from ?? null, to: to ?? null }],
  };
}

function membershipClaim(deal: string, member: string, parent: string): Claim {
  const stands = { from: null, until: null, comment: null };
  return {
    id: `claim:${deal.slice(5)}`,
    deal,
    report: 'report:editor',
    publisher: 'publisher:auto-alliances',
    attributedTo: [],
    knownFrom: MIN_DAY,
    background: true,
    rank: 'NORMAL',
    review: 'ACCEPTED',
    reliability: 'F',
    credibility: null,
    stage: 'ACTIVE',
    milestones: [],
    type: 'GROUP_MEMBERSHIP',
    activities: [],
    parties: [
      { organization: member, namedAs: member, role: 'MEMBER', ...stands },
      { organization: parent, namedAs: parent, role: 'PARENT', ...stands },
    ],
    stakes: [],
    value: null,
    jointVenture: null,
    models: [],
    regions: [],
  };
}
