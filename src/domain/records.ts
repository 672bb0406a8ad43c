/** How a tie and a position are kept in the store: what queries compare as properties, the rest as text. */
import type { Day, DealId, OrganizationId, Percentage, Position, Tie } from './model.ts';
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

export function tieRecord(tie: Tie): TieRecord {
  const { id, deal, stage, validFrom, validTo, knownFrom, knownTo, strength } = tie;
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

function bounds(percent: Percentage | null): { percentMin: number | null; percentMax: number | null } {
  if (percent === null) return { percentMin: null, percentMax: null };
  return { percentMin: percent.exact ?? percent.min, percentMax: percent.exact ?? percent.max };
}
