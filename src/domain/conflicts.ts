/** Where claims beyond talks disagree for the same time (rule 9): listed side by side, whichever of them stands. */
import { sidesOf } from './cast.ts';
import { dateText, earlierDay, laterDay, meantDays } from './dates.ts';
import type { Band } from './life.ts';
import type { Claim, Conflict, ConflictSide, Money, PartialDate } from './model.ts';
import { dealTypeWords, stageWords } from './phrases.ts';
import { isEndingStage } from './stages.ts';
import { stakeConflicts } from './stake-conflicts.ts';
import { idsOf } from './standing.ts';
import type { PlacedEvent } from './timeline.ts';
import type { ConflictField, PartyRole } from './vocabulary.ts';
import { conflictFields } from './vocabulary.ts';

/** The conflicts among the claims of a band, in the order of the vocabulary. */
export function conflictsOf({ timeline, cast }: Band): Conflict[] {
  // A talk and its denial exclude each other as well: a disputed step is a conflict, even while all is talk.
  const conflicts = timeline.disputes.map(({ sides }) =>
    conflict('STAGE', sides, ([stage, claims]) => ({ value: stageWords[stage], claims: idsOf(claims) })),
  );
  if (!cast.talk) {
    const { basis } = cast;
    const speakers = new Set(basis);
    const milestones = timeline.events.filter((event) => event.milestone && speakers.has(event.claim));
    const types = sidesOf(basis, (claim) => claim.type);
    conflicts.push(
      conflict('TYPE', types, ([type, claims]) => ({ value: dealTypeWords[type], claims: idsOf(claims) })),
      ...startConflicts(milestones),
      ...endConflicts(milestones),
      ...stakeConflicts(basis),
      ...partyConflicts(basis),
      // The name of a venture is for whoever shows the conflict: here it is known by its id.
      conflict(
        'JOINT_VENTURE',
        sidesOf(basis, (claim) => claim.jointVenture),
        ([venture, claims]) => ({ value: venture, claims: idsOf(claims) }),
      ),
      ...valueConflicts(basis),
    );
  }
  const order = Object.keys(conflictFields);
  return conflicts
    .filter(({ sides }) => sides.length > 1)
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Names one sum of money, for comparing. */
export function moneyKey({ amount, currency }: Money): string {
  return `${currency} ${amount}`;
}

/** Without sides where there is but one: that is no conflict, and need not be put in words. */
function conflict<S>(field: ConflictField, sides: Iterable<S>, sideOf: (side: S) => ConflictSide): Conflict {
  const all = [...sides];
  return { field, sides: all.length > 1 ? all.map(sideOf) : [] };
}

/** Milestones of one stage in one life of the deal whose dates exclude each other. */
function startConflicts(milestones: readonly PlacedEvent[]): Conflict[] {
  const starts = milestones.filter(({ stage }) => !isEndingStage(stage) && stage !== 'PAUSED' && stage !== 'DENIED');
  return [...Map.groupBy(starts, (event) => `${event.stage} ${event.epoch}`).values()].map((events) => ({
    field: 'START',
    sides: excluding(events.map(({ date, claim }) => ({ date, claim }))),
  }));
}

/** The same over all ends: a deal is withdrawn, expires or is terminated once. */
function endConflicts(milestones: readonly PlacedEvent[]): Conflict[] {
  const ends = milestones.filter(({ stage }) => isEndingStage(stage));
  return [...Map.groupBy(ends, (event) => event.epoch).values()].map((events) => ({
    field: 'END',
    sides: excluding(events.map(({ date, claim }) => ({ date, claim }))),
  }));
}

interface Dating {
  readonly date: PartialDate | null;
  readonly claim: Claim;
}

/** The dates that exclude another one, each with its claims. */
function excluding(datings: readonly Dating[]): ConflictSide[] {
  const sides = new Map<string, { date: PartialDate; claims: Set<Claim> }>();
  for (const { date, claim } of datings) {
    if (date === null) continue;
    const side = sides.get(date.edtf);
    if (side === undefined) sides.set(date.edtf, { date, claims: new Set([claim]) });
    else side.claims.add(claim);
  }
  if (sides.size < 2) return [];
  const meant = [...sides.values()].map(({ date, claims }) => ({ date, claims, ...meantDays(date) }));
  const lastBeginning = meant.map(({ from }) => from).reduce(laterDay);
  const firstEnd = meant.map(({ to }) => to).reduce(earlierDay);
  return meant
    .filter(({ from, to }) => to < lastBeginning || from > firstEnd)
    .sort((a, b) => (a.date.latest < b.date.latest ? -1 : a.date.latest > b.date.latest ? 1 : 0))
    .map(({ date, claims }) => ({ value: dateText(date), claims: idsOf([...claims]) }));
}

/** Roles in which one party cannot stand towards the same others. */
const opposites = [
  ['SUPPLIER', 'CUSTOMER'],
  ['LICENSOR', 'LICENSEE'],
  ['MANUFACTURER', 'BRAND'],
  ['DISTRIBUTOR', 'BRAND'],
  ['INVESTOR', 'INVESTEE'],
  ['BUYER', 'SELLER'],
  ['BUYER', 'TARGET'],
  ['SELLER', 'TARGET'],
  ['PLATFORM_OWNER', 'PLATFORM_USER'],
  ['PARENT', 'MEMBER'],
] as const satisfies readonly (readonly [PartyRole, PartyRole])[];

/** Silence removes nobody, so claims disagree on a party by opposite roles, or by dates of joining and leaving. */
function partyConflicts(basis: readonly Claim[]): Conflict[] {
  const mentions = basis.flatMap((claim) => claim.parties.map((party) => ({ claim, party })));
  const conflicts: Conflict[] = [];
  // In a cross-shareholding each is investor and investee.
  const mutual = basis.some((claim) => claim.type === 'CROSS_SHAREHOLDING');
  for (const named of Map.groupBy(mentions, ({ party }) => party.organization).values()) {
    if (named.length < 2) continue;
    const roles = new Set(named.map(({ party }) => party.role));
    for (const [one, other] of opposites) {
      if (!roles.has(one) || !roles.has(other) || (mutual && one === 'INVESTOR')) continue;
      const sides = [one, other].map((role) => named.filter(({ party }) => party.role === role));
      conflicts.push({
        field: 'PARTY',
        sides: sides.map((side) => ({
          value: `${side[0]?.party.namedAs} as ${roleText(side[0]?.party.role)}`,
          claims: idsOf([...new Set(side.map(({ claim }) => claim))]),
        })),
      });
    }
    for (const field of ['from', 'until'] as const) {
      if (named.every(({ party }) => party[field] === null)) continue;
      const sides = excluding(named.map(({ claim, party }) => ({ claim, date: party[field] })));
      if (sides.length > 1) conflicts.push({ field: 'PARTY', sides });
    }
  }
  return conflicts;
}

function roleText(role: PartyRole | undefined): string {
  return (role ?? '').toLowerCase().replace('_', ' ');
}

/** Sums in one currency that differ; sums in two currencies cannot be compared. */
function valueConflicts(basis: readonly Claim[]): Conflict[] {
  const sides = sidesOf(basis, (claim) => (claim.value === null ? null : moneyKey(claim.value)));
  const byCurrency = Map.groupBy(sides, ([key]) => key.slice(0, key.indexOf(' ')));
  return [...byCurrency.values()].map((values) =>
    conflict('VALUE', values, ([, claims]) => ({ value: moneyText(claims[0]), claims: idsOf(claims) })),
  );
}

function moneyText(claim: Claim | undefined): string {
  const value = claim?.value ?? null;
  return value === null ? '' : `${value.currency} ${value.amount.toLocaleString('en')}`;
}
