/** How the facts of a claim, a tie and a position are kept in the store: what queries compare as properties, the rest as text. */
import { parsePartialDate } from './dates.ts';
import type { ClaimFacts, Day, DealId, OrganizationId, PartialDate, Percentage, Position, Tie } from './model.ts';
import type { Stage, StakeRight, TieType } from './vocabulary.ts';

/** The properties of a tie's relationship; its type, ends and deal are those of the relationship. */
export interface TieRecord {
  readonly id: string;
  readonly dealId: DealId;
  readonly stage: Stage;
  readonly percentMin: number | null;
  readonly percentMax: number | null;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly knownFrom: Day;
  readonly knownTo: Day;
  readonly strength: number;
  /** JSON text of the other fields. */
  readonly body: string;
}

/** The properties of a `HOLDS` relationship; its ends are holder and target. */
export interface PositionRecord {
  readonly id: string;
  readonly right: StakeRight;
  readonly percentMin: number | null;
  readonly percentMax: number | null;
  readonly planned: boolean;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly knownFrom: Day;
  readonly knownTo: Day;
  /** JSON text of the other fields. */
  readonly body: string;
}

/** The facts as JSON text, dates as EDTF, keys in one order: equal facts in equal order give equal text. */
export function factsText(facts: ClaimFacts): string {
  return JSON.stringify({
    stage: facts.stage,
    milestones: facts.milestones.map(({ stage, on }) => ({ stage, on: on.edtf })),
    type: facts.type,
    activities: facts.activities,
    parties: facts.parties.map((party) => ({
      organization: party.organization,
      namedAs: party.namedAs,
      role: party.role,
      from: party.from?.edtf ?? null,
      until: party.until?.edtf ?? null,
      comment: party.comment,
    })),
    stakes: facts.stakes.map((stake) => ({
      holder: stake.holder,
      target: stake.target,
      percent: stake.percent,
      right: stake.right,
      planned: stake.planned,
      from: stake.from?.edtf ?? null,
      to: stake.to?.edtf ?? null,
    })),
    value: facts.value,
    jointVenture: facts.jointVenture,
    models: facts.models,
    regions: facts.regions,
  });
}

/** The facts that `factsText` wrote. */
export function factsOf(text: string): ClaimFacts {
  const written = JSON.parse(text) as FactsAsWritten;
  return {
    ...written,
    milestones: written.milestones.map(({ stage, on }) => ({ stage, on: parsePartialDate(on) })),
    parties: written.parties.map((party) => ({ ...party, from: dateOf(party.from), until: dateOf(party.until) })),
    stakes: written.stakes.map((stake) => ({ ...stake, from: dateOf(stake.from), to: dateOf(stake.to) })),
  };
}

export function tieRecord(tie: Tie): TieRecord {
  const { id, deal, type: _type, from: _from, to: _to, stage, validFrom, validTo, knownFrom, knownTo, strength } = tie;
  const { directed, activities, percent, planned, since, validFromDate, validToDate, evidence, origins, background } =
    tie;
  return {
    ...{ id, dealId: deal, stage, ...bounds(percent), validFrom, validTo, knownFrom, knownTo, strength },
    body: JSON.stringify({
      ...{ directed, activities, percent, planned, since, validFromDate, validToDate, evidence, origins, background },
    }),
  };
}

/** The tie whose relationship has this type, these ends and these properties. */
export function tieOf(type: TieType, from: OrganizationId, to: OrganizationId, record: TieRecord): Tie {
  const { id, dealId, stage, validFrom, validTo, knownFrom, knownTo, strength, body } = record;
  const rest = JSON.parse(body) as Omit<Tie, keyof TieRecord | 'deal' | 'type' | 'from' | 'to'>;
  return { ...rest, id, deal: dealId, type, from, to, stage, validFrom, validTo, knownFrom, knownTo, strength };
}

export function positionRecord(position: Position): PositionRecord {
  const { id, right, percent, planned, validFrom, validTo, knownFrom, knownTo, from, to, deals, claims } = position;
  return {
    ...{ id, right, ...bounds(percent), planned, validFrom, validTo, knownFrom, knownTo },
    body: JSON.stringify({ percent, from, to, deals, claims }),
  };
}

/** The position whose relationship has these ends and these properties. */
export function positionOf(holder: OrganizationId, target: OrganizationId, record: PositionRecord): Position {
  const { id, right, planned, validFrom, validTo, knownFrom, knownTo, body } = record;
  const rest = JSON.parse(body) as Pick<Position, 'percent' | 'from' | 'to' | 'deals' | 'claims'>;
  return { ...rest, id, holder, target, right, planned, validFrom, validTo, knownFrom, knownTo };
}

type Written<T, Dates extends keyof T> = Omit<T, Dates> & {
  [Key in Dates]: T[Key] extends PartialDate ? string : string | null;
};
type FactsAsWritten = Omit<ClaimFacts, 'milestones' | 'parties' | 'stakes'> & {
  readonly milestones: readonly Written<ClaimFacts['milestones'][number], 'on'>[];
  readonly parties: readonly Written<ClaimFacts['parties'][number], 'from' | 'until'>[];
  readonly stakes: readonly Written<ClaimFacts['stakes'][number], 'from' | 'to'>[];
};

function dateOf(edtf: string | null): PartialDate | null {
  return edtf === null ? null : parsePartialDate(edtf);
}

function bounds(percent: Percentage | null): { percentMin: number | null; percentMax: number | null } {
  if (percent === null) return { percentMin: null, percentMax: null };
  return { percentMin: percent.exact ?? percent.min, percentMax: percent.exact ?? percent.max };
}
