/** Makes up a car industry: as many organisations, deals and reports as wanted, the same ones for the same seed. */
import type { ClaimInput, PartyInput, ReportDealsInput, StakeInput } from '../src/alliances/inputs.ts';
import { organizationId } from '../src/domain/names.ts';
import type { Activity, DealType, OrganizationKind, PartyRole, Stage } from '../src/domain/vocabulary.ts';
import { createRandom } from '../src/network/random.ts';
import { createDraws, type Draws } from './draws.ts';
import { inventNames } from './invented-names.ts';

export interface GenerateOptions {
  readonly seed: number;
  readonly organizations: number;
  readonly deals: number;
  /** Names of organisations that are there already; they become the busiest ones, the first most of all. */
  readonly known?: readonly string[];
}

export interface InventedOrganization {
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly country: string;
  readonly founded: string;
}

export interface Industry {
  readonly organizations: readonly InventedOrganization[];
  /** The reports deal by deal, each with one or two claims, and then an editor's statements of who belongs to which group. */
  reports(): Generator<ReportDealsInput>;
}

/**
 * Few organisations have most of the deals, as in life: the r-th busiest takes part in proportion to (r + 8)^-0.72. A deal has
 * one to five reports; three in ten begin as talks, one in eight stays talk, one in eight ends; one in ten stakes is reported
 * with two values. A stake is in one of the less busy half, and each venture comes from one deal.
 */
export function generateIndustry({ seed, organizations, deals, known = [] }: GenerateOptions): Industry {
  const begin = () => {
    const draws = createDraws(createRandom(seed));
    return { draws, invented: inventOrganizations(draws, organizations) };
  };
  return {
    organizations: begin().invented,
    *reports() {
      // Each telling begins anew, so that it is the same.
      const { draws, invented } = begin();
      const companies = invented.filter(({ kind }) => kind !== 'JOINT_VENTURE').map(({ name }) => name);
      const ventures = invented.filter(({ kind }) => kind === 'JOINT_VENTURE').map(({ name }) => name);
      const busy = [...known, ...companies];
      const players = playersOf(draws, busy, ventures);
      let url = 0;
      for (let deal = 0; deal < deals; deal += 1) {
        for (const { day, claim } of tellDeal(draws, players, seed, deal)) {
          url += 1;
          yield {
            report: {
              url: `https://motor-courier.example/${seed}/${url}`,
              title: `Report ${url}: ${claim.summary}`,
              publisher: players.publisher(),
              published: day,
              retrieved: '2026-01-01',
              language: draws.chance(0.8) ? 'en' : 'zh',
            },
            claims: [claim],
          };
        }
      }
      const parents = busy.slice(0, Math.ceil(busy.length / 40));
      for (const [at, member] of companies.slice(-companies.length / 8).entries()) {
        yield groupStatement(`bench-${seed}-group-${at}`, member, draws.one(parents));
      }
    },
  };
}

interface Players {
  readonly partner: () => string;
  readonly target: () => string;
  readonly publisher: () => string;
  readonly ventures: Iterator<string>;
}

function playersOf(draws: Draws, busy: readonly string[], ventures: readonly string[]): Players {
  const publishers = Array.from({ length: 200 }, (_, number) => `Motor Courier ${number + 1}`);
  return {
    partner: draws.ranked(busy, (rank) => (rank + 8) ** -0.72),
    target: () => draws.one(busy.slice(busy.length >> 1)),
    publisher: draws.ranked(publishers, (rank) => 1 / (rank + 3)),
    ventures: ventures.values(),
  };
}

function inventOrganizations(draws: Draws, count: number): InventedOrganization[] {
  const kind = draws.weighted({
    SUPPLIER: 30,
    TECHNOLOGY_COMPANY: 16,
    JOINT_VENTURE: 16,
    BRAND: 10,
    AUTOMAKER: 8,
    BATTERY_MAKER: 7,
    MOBILITY_SERVICE: 5,
    INVESTOR: 4,
    PUBLIC_BODY: 2,
    OTHER: 2,
  } satisfies Record<OrganizationKind, number>);
  const country = draws.weighted({
    CN: 30,
    US: 14,
    DE: 13,
    JP: 12,
    KR: 6,
    FR: 6,
    IN: 5,
    GB: 4,
    IT: 3,
    SE: 2,
    ES: 2,
    MX: 1,
    BR: 1,
    CZ: 1,
  });
  return inventNames(draws, count, kind).map((named) => ({
    ...named,
    country: country(),
    founded: String(draws.whole(1890, 2021)),
  }));
}

const dealTypes = {
  COOPERATION: 38,
  SUPPLY: 22,
  EQUITY_STAKE: 12,
  LICENCE: 7,
  JOINT_VENTURE: 6,
  CONTRACT_MANUFACTURING: 5,
  DISTRIBUTION: 5,
  ACQUISITION: 3,
  OTHER: 2,
} as const satisfies Partial<Record<DealType, number>>;

const roles: Partial<Record<DealType, readonly [PartyRole, PartyRole]>> = {
  SUPPLY: ['SUPPLIER', 'CUSTOMER'],
  LICENCE: ['LICENSOR', 'LICENSEE'],
  CONTRACT_MANUFACTURING: ['MANUFACTURER', 'BRAND'],
  DISTRIBUTION: ['DISTRIBUTOR', 'BRAND'],
  EQUITY_STAKE: ['INVESTOR', 'INVESTEE'],
  ACQUISITION: ['BUYER', 'TARGET'],
};

const activities = {
  SOFTWARE: 16,
  COMPONENT_SUPPLY: 14,
  BATTERY_SUPPLY: 14,
  AUTONOMOUS_DRIVING: 10,
  CHARGING: 8,
  TECHNOLOGY_LICENSING: 6,
  DISTRIBUTION: 6,
  RESEARCH: 4,
  PROCUREMENT: 3,
  FINANCE: 3,
} as const satisfies Partial<Record<Activity, number>>;

interface Told {
  readonly day: string;
  readonly claim: ClaimInput;
}

/** The reports of one deal, in the order of their days. */
function tellDeal(draws: Draws, players: Players, seed: number, number: number): Told[] {
  let type = draws.weighted(dealTypes)() as DealType;
  const venture = type === 'JOINT_VENTURE' ? players.ventures.next().value : undefined;
  if (type === 'JOINT_VENTURE' && venture === undefined) type = 'COOPERATION';
  const owned = type === 'EQUITY_STAKE' || type === 'ACQUISITION';
  const names = new Set([players.partner()]);
  const size = owned || !draws.chance(0.22) ? 2 : draws.whole(3, 5);
  while (names.size < size) names.add(owned ? players.target() : players.partner());
  const [first = '', second = ''] = names;
  const [one, other] = roles[type] ?? ['PARTNER', 'PARTNER'];
  const parties = Array.from(names, (name, at): PartyInput => ({ ...party(name), role: at === 0 ? one : other }));
  const share = draws.whole(5, 60);
  const stakes = (percent: number): StakeInput[] =>
    type === 'EQUITY_STAKE'
      ? [{ holder: party(first).organization, target: party(second).organization, percent: { exact: percent } }]
      : venture === undefined
        ? []
        : [...names].map((name) => ({
            holder: party(name).organization,
            target: party(venture).organization,
            percent: { exact: Math.floor(1000 / names.size) / 10 },
          }));
  const facts = {
    deal: { key: `bench-${seed}-${number}` },
    activities: [draws.weighted(activities)() as Activity],
    parties,
    regions: draws.chance(0.4) ? [draws.one(['China', 'Europe', 'North America', 'India', 'Japan'])] : [],
    ...(draws.chance(0.15) && {
      value: { amount: draws.whole(1, 500) * 1_000_000, currency: draws.one(['EUR', 'USD', 'CNY']) },
    }),
  };
  let day = draws.day();
  return stagesOf(draws).map((stage, at) => {
    const talk = stage === 'RUMOURED' || stage === 'EXPLORING' || stage === 'NEGOTIATING';
    const disputed = at > 0 && draws.chance(0.1);
    const milestones = draws.chance(0.7) ? [{ stage, on: draws.chance(0.8) ? day : day.slice(0, 7) }] : [];
    const told = {
      day,
      claim: {
        ...facts,
        stage,
        milestones,
        type: talk ? null : type,
        ...(!talk && { stakes: stakes(disputed ? share + 1 : share) }),
        ...(!talk && venture !== undefined && { jointVenture: party(venture).organization }),
        summary: `${first} and ${second}: ${stage.toLowerCase()} as told on ${day}.`,
        ...(draws.chance(0.25) && { attributedTo: [players.publisher()] }),
      },
    };
    day = draws.later(day);
    return told;
  });
}

/** What the reports of a deal say of its stage, one after the other. */
function stagesOf(draws: Draws): Stage[] {
  const talks: Stage[] = draws.chance(0.3) ? [draws.one<Stage>(['RUMOURED', 'EXPLORING', 'NEGOTIATING'])] : [];
  if (draws.chance(0.12)) return talks.length > 0 && draws.chance(0.3) ? [...talks, 'DENIED'] : ['EXPLORING'];
  const course: Stage[] = ['ANNOUNCED'];
  if (draws.chance(0.5)) course.push('SIGNED');
  if (draws.chance(0.55)) course.push('ACTIVE');
  if (draws.chance(0.12)) course.push(draws.one<Stage>(['TERMINATED', 'EXPIRED', 'PAUSED', 'WITHDRAWN']));
  return [...talks, ...course];
}

function groupStatement(key: string, member: string, parent: string): ReportDealsInput {
  return {
    report: { url: null, title: key, publisher: 'Auto Alliances', retrieved: '2026-01-01' },
    claims: [
      {
        deal: { key },
        stage: 'ACTIVE',
        type: 'GROUP_MEMBERSHIP',
        parties: [
          { ...party(member), role: 'MEMBER' },
          { ...party(parent), role: 'PARENT' },
        ],
        summary: `${member} belongs to ${parent}.`,
      },
    ],
  };
}

function party(name: string): Pick<PartyInput, 'organization' | 'namedAs'> & { organization: { id: string } } {
  return { organization: { id: organizationId(name) }, namedAs: name };
}
