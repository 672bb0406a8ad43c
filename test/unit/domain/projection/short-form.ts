/** Claims, and what is computed from them, in a form short enough to be written and read by a person. */
import { onOrBefore, parsePartialDate } from '../../../../src/domain/dates.ts';
import type {
  Claim,
  ClaimParty,
  ClaimStake,
  DealLife,
  Moment,
  Percentage,
  Position,
  Succession,
  Tie,
} from '../../../../src/domain/model.ts';
import { MIN_DAY } from '../../../../src/domain/model.ts';
import { holdsAt } from '../../../../src/domain/moments.ts';
import { percentText } from '../../../../src/domain/percentages.ts';
import type { Projection } from '../../../../src/domain/projection.ts';
import { project } from '../../../../src/domain/projection.ts';
import type {
  Activity,
  ClaimRank,
  DealType,
  PartyComment,
  PartyRole,
  ReviewState,
  SourceReliability,
  Stage,
  StakeRight,
  SuccessionKind,
} from '../../../../src/domain/vocabulary.ts';

export interface ShortParty {
  readonly role?: PartyRole;
  readonly from?: string;
  readonly until?: string;
  readonly comment?: PartyComment;
}

export interface ShortStake {
  readonly holder: string;
  readonly of: string;
  /** A number is exact; null: share not stated. */
  readonly percent: number | null | Partial<Percentage>;
  readonly from?: string;
  readonly to?: string;
  readonly planned?: boolean;
  readonly right?: StakeRight;
}

export interface ShortClaim {
  readonly id: string;
  readonly deal?: string;
  /** The day on which it became known; "always" for an editor's own statement. */
  readonly known: string;
  readonly by?: string;
  readonly relays?: readonly string[];
  readonly stage: Stage;
  /** A stage and its date, or several of them. */
  readonly milestones?: Partial<Record<Stage, string | readonly string[]>>;
  readonly type?: DealType;
  readonly activities?: readonly Activity[];
  /** A party without a role is written with "". */
  readonly parties: Readonly<Record<string, PartyRole | '' | ShortParty>>;
  readonly stakes?: readonly ShortStake[];
  readonly venture?: string;
  readonly value?: string;
  readonly rank?: ClaimRank;
  readonly review?: ReviewState;
  readonly reliability?: SourceReliability;
}

export interface ShortSuccession {
  readonly from: string;
  readonly to: string;
  readonly kind: SuccessionKind;
  readonly on: string | null;
}

export const DEAL = 'deal';

export function idOf(kind: string, name: string): string {
  return `${kind}:${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

export function claim(short: ShortClaim): Claim {
  const background = short.known === 'always';
  const [currency, amount] = (short.value ?? '').split(' ');
  return {
    id: idOf('claim', short.id),
    deal: idOf('deal', short.deal ?? DEAL),
    report: `report:${short.id}`,
    publisher: background ? 'publisher:auto-alliances' : idOf('publisher', short.by ?? short.id),
    attributedTo: (short.relays ?? []).map((name) => idOf('publisher', name)),
    knownFrom: background ? MIN_DAY : short.known,
    background,
    rank: short.rank ?? 'NORMAL',
    review: short.review ?? 'ACCEPTED',
    reliability: short.reliability ?? 'F',
    credibility: null,
    stage: short.stage,
    milestones: Object.entries(short.milestones ?? {}).flatMap(([stage, on]) =>
      [on].flat().map((date) => ({ stage: stage as Stage, on: parsePartialDate(date) })),
    ),
    type: short.type ?? null,
    activities: short.activities ?? [],
    parties: Object.entries(short.parties).map(([name, party]) => partyOf(name, party)),
    stakes: (short.stakes ?? []).map(stakeOf),
    value: amount === undefined || currency === undefined ? null : { currency, amount: Number(amount) },
    jointVenture: short.venture === undefined ? null : idOf('organization', short.venture),
    models: [],
    regions: [],
  };
}

function partyOf(name: string, party: PartyRole | '' | ShortParty): ClaimParty {
  const { role, from, until, comment } = typeof party === 'string' ? { role: party || undefined } : party;
  return {
    organization: idOf('organization', name),
    namedAs: name,
    role: role ?? 'PARTNER',
    from: dateOf(from),
    until: dateOf(until),
    comment: comment ?? null,
  };
}

function stakeOf({ holder, of, percent, from, to, planned, right }: ShortStake): ClaimStake {
  const open = { exact: null, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: false };
  return {
    holder: idOf('organization', holder),
    target: idOf('organization', of),
    percent: percent === null ? null : { ...open, ...(typeof percent === 'number' ? { exact: percent } : percent) },
    right: right ?? 'UNSPECIFIED',
    planned: planned ?? false,
    from: dateOf(from),
    to: dateOf(to),
  };
}

function dateOf(text: string | undefined) {
  return text === undefined ? null : parsePartialDate(text);
}

export function succession({ from, to, kind, on }: ShortSuccession): Succession {
  return {
    from: idOf('organization', from),
    to: idOf('organization', to),
    kind,
    on: on === null ? null : parsePartialDate(on),
  };
}

/** Projects claims in short form, and answers questions about them in short form. */
export function told(shorts: readonly ShortClaim[], successions: readonly ShortSuccession[] = []) {
  const claims = shorts.map(claim);
  const deals = [...Map.groupBy(claims, (one) => one.deal)].map(([id, own]) => ({ id, claims: own }));
  const projection = project({ deals, successions: successions.map(succession) });
  return { projection, ...questionsTo(projection, namesIn(shorts, successions)) };
}

export function questionsTo(projection: Projection, names: ReadonlyMap<string, string>) {
  const at = (asOf: string, knownAt = '2030-01-01'): Moment => ({ asOf, knownAt });
  const nameOf = (id: string) => names.get(id) ?? id;
  const allTies = (deal?: string) =>
    deal === undefined ? [...projection.ties.values()].flat() : (projection.ties.get(idOf('deal', deal)) ?? []);
  const life = (deal = DEAL): DealLife => {
    const found = projection.lives.get(idOf('deal', deal));
    if (found === undefined) throw new Error(`no deal ${deal}`);
    return found;
  };
  const claimsText = (ids: readonly string[]) =>
    ids
      .map((id) => id.replace('claim:', ''))
      .sort()
      .join(' ');
  return {
    /** "OWNS Stellantis → Leapmotor, ACTIVE, 20–21 %, since 2023-10-26, by c d". */
    ties(asOf: string, knownAt?: string, deal?: string): string[] {
      return allTies(deal)
        .filter((tie) => holdsAt(tie, at(asOf, knownAt)))
        .map((tie) => `${tieText(tie, nameOf)}, by ${claimsText(tie.evidence)}`)
        .sort();
    },
    /** The same without the evidence. */
    bareTies(asOf: string, knownAt?: string, deal?: string): string[] {
      return allTies(deal)
        .filter((tie) => holdsAt(tie, at(asOf, knownAt)))
        .map((tie) => tieText(tie, nameOf))
        .sort();
    },
    tiesAt(asOf: string, knownAt?: string, deal?: string): Tie[] {
      return allTies(deal).filter((tie) => holdsAt(tie, at(asOf, knownAt)));
    },
    /** "EXPLORING since 2023-08-23, by a b"; "nothing" before the first step. */
    stage(asOf: string, knownAt?: string, deal?: string): string {
      const step = life(deal).steps.find((one) => holdsAt(one, at(asOf, knownAt)));
      if (step === undefined) return 'nothing';
      const disputed = step.disputed ? ', disputed' : '';
      return `${step.stage} since ${step.since?.edtf ?? 'always'}${disputed}, by ${claimsText(step.claims)}`;
    },
    /** "Toyota 50.1 % of Hino since 2001-04-25". */
    positions(asOf: string, knownAt?: string): string[] {
      return [...projection.positions.values()]
        .flat()
        .filter((position) => holdsAt(position, at(asOf, knownAt)))
        .map((position) => positionText(position, nameOf))
        .sort();
    },
    /** "STAKE: 20 % (a b) or 21 % (c)". */
    conflicts(knownAt = '2030-01-01', deal?: string): string[] {
      const face = life(deal).faces.find((one) => one.knownFrom <= knownAt && knownAt < one.knownTo);
      return (face?.conflicts ?? []).map(
        ({ field, sides }) =>
          `${field}: ${sides.map((side) => `${side.value} (${claimsText(side.claims)})`).join(' or ')}`,
      );
    },
    face(knownAt = '2030-01-01', deal?: string) {
      const face = life(deal).faces.find((one) => one.knownFrom <= knownAt && knownAt < one.knownTo);
      if (face === undefined) throw new Error(`nothing known on ${knownAt}`);
      return face;
    },
    /** "Stellantis as INVESTOR". */
    parties(knownAt = '2030-01-01', deal?: string): string[] {
      return this.face(knownAt, deal).parties.map(({ organization, role }) => `${nameOf(organization)} as ${role}`);
    },
    life,
  };
}

export function namesIn(
  claims: readonly ShortClaim[],
  successions: readonly ShortSuccession[],
): ReadonlyMap<string, string> {
  const names = [
    ...claims.flatMap(({ parties, stakes, venture }) => [
      ...Object.keys(parties),
      ...(stakes ?? []).flatMap(({ holder, of }) => [holder, of]),
      ...(venture === undefined ? [] : [venture]),
    ]),
    ...successions.flatMap(({ from, to }) => [from, to]),
  ];
  return new Map(names.map((name) => [idOf('organization', name), name]));
}

function tieText(tie: Tie, nameOf: (id: string) => string): string {
  const { type, from, to, directed, stage, percent, planned, since } = tie;
  const share = type === 'OWNS' ? `, ${percentText(percent)}${planned ? ' planned' : ''}` : '';
  return `${type} ${nameOf(from)} ${directed ? '→' : '—'} ${nameOf(to)}, ${stage}${share}, since ${since?.edtf ?? 'always'}`;
}

function positionText(
  { holder, target, percent, planned, right, from }: Position,
  nameOf: (id: string) => string,
): string {
  const votes = right === 'VOTES' ? ' of the votes' : '';
  const share = `${percentText(percent)}${votes}${planned ? ' planned' : ''}`;
  return `${nameOf(holder)} ${share} of ${nameOf(target)} since ${from?.edtf ?? 'always'}`;
}

/** "by the day of a report", as it is written. */
export function by(day: string): string {
  return onOrBefore(day).edtf;
}
