/** What follows from a stage: the claims after the write are projected anew, and compared with what the store holds. */
import {
  type Claim,
  type DealId,
  type DealLife,
  MAX_DAY,
  type OrganizationId,
  type Position,
  type Succession,
  type Tie,
} from '../../domain/model.ts';
import { project } from '../../domain/projection.ts';
import { type PositionRecord, positionRecord, type TieRecord, tieRecord } from '../../domain/records.ts';
import { redirectSuccessions } from '../../domain/redirects.ts';
import type { DealRow } from '../../network/snapshot.ts';
import { append } from './append.ts';
import { bareRow, dealRow, linksOf, rowText } from './deal-row.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { claimsAfter, claimsBefore, type LinkSection, type Row, type Stage } from './stage.ts';

/** The old and the new of what differs. */
export interface Difference<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

export interface Outcome {
  /** All claims of the changed deals, and of those that bear on them. */
  readonly claims: ReadonlyMap<DealId, readonly Claim[]>;
  /** Their lives. */
  readonly lives: ReadonlyMap<DealId, DealLife>;
  /** All ties of each deal that has other ties than before. */
  readonly ties: ReadonlyMap<DealId, Difference<Tie>>;
  /** All positions in each target that has other positions than before. */
  readonly positions: ReadonlyMap<OrganizationId, Difference<Position>>;
  /** All positions in the targets that the write bears on, as they are now. */
  readonly held: readonly Position[];
  /** Active merges that it was projected by, before and after the write. */
  readonly redirects: Neighbourhood['redirects'];
  /** Rows of the changed deals. */
  readonly rows: ReadonlyMap<DealId, DealRow>;
  /** Those of them whose row is not what the store holds. */
  readonly rewritten: ReadonlySet<DealId>;
  /** Links of the changed deals that come and go, by section of `write/save-projection`. */
  readonly links: Links;
  /** Rows of the deals that another answers for from now on. */
  readonly bare: readonly DealRow[];
}

/** Projects what the stage comes to, and notes in it what the log will show of the deals. */
export function outcomeOf(stage: Stage, around: Neighbourhood): Outcome {
  const projected = projectStage(stage, around);
  const { before, after } = around.redirects;
  const nameOf = (id: OrganizationId) => stage.organizationNames.get(id) ?? around.names.get(id) ?? id;
  const rows = new Map<DealId, DealRow>();
  const rewritten = new Set<DealId>();
  const bare: DealRow[] = [];
  const links: Links = new Map();
  for (const deal of around.changed) {
    const linked = linksOf(deal, claimsBefore(around.stored.claims, deal, before));
    const now = projected.claims.get(deal) ?? [];
    const life = projected.lives.get(deal);
    // Merged into another one: nothing is left that is its own.
    if (after.survivor(deal) !== deal) {
      compareLinks(links, linked, linksOf(deal, []));
      const old: Partial<DealRow> = JSON.parse(around.deals.get(deal)?.row ?? '{}');
      bare.push(bareRow(deal, old.background ?? false));
    }
    if (life === undefined) continue;
    const row = dealRow(life, now, nameOf);
    rows.set(deal, row);
    const stored = around.deals.get(deal);
    const isBack = stage.merging?.back.includes(deal) ?? false;
    if (isBack || stored?.title !== row.title || stored.row !== rowText(row)) rewritten.add(deal);
    compareLinks(links, linked, linksOf(deal, now));
    stageFields(stage, around, row);
  }
  return { ...projected, rows, rewritten, links, bare };
}

type Projected = Pick<Outcome, 'claims' | 'lives' | 'ties' | 'positions' | 'held' | 'redirects'>;

function projectStage(stage: Stage, around: Neighbourhood): Projected {
  const { after } = around.redirects;
  const claims = new Map<DealId, readonly Claim[]>();
  for (const deal of [...around.stored.claims.keys(), ...stage.newDeals.keys()].map(after.survivor)) {
    if (!claims.has(deal)) claims.set(deal, claimsAfter(stage, around.stored.claims, deal, after));
  }
  const projection = project({
    deals: [...claims].map(([id, list]) => ({ id, claims: list })),
    successions: redirectSuccessions(successionsAfter(stage, around.stored.successions), after),
  });
  const ties = new Map<DealId, Difference<Tie>>();
  for (const deal of around.reprojected) {
    const before = around.ties.get(deal) ?? [];
    const after = projection.ties.get(deal) ?? [];
    if (differ(before, after, tieRecord)) ties.set(deal, { before, after });
  }
  const positions = new Map<OrganizationId, Difference<Position>>();
  const held: Position[] = [];
  for (const target of around.targets) {
    const before = around.positions.get(target) ?? [];
    const after = projection.positions.get(target) ?? [];
    held.push(...after);
    if (differ(before, after, positionRecord)) positions.set(target, { before, after });
  }
  return { claims, lives: projection.lives, ties, positions, held, redirects: around.redirects };
}

/** Those of `a` that `b` has not in the same words: what has to be written, or what has to go. */
export function without<T extends Tie | Position>(
  a: readonly T[],
  b: readonly T[],
  record: (item: T) => TieRecord | PositionRecord,
): T[] {
  if (a.length === 0 || b.length === 0) return [...a];
  const kept = new Set(b.map((item) => JSON.stringify(record(item))));
  return a.filter((item) => !kept.has(JSON.stringify(record(item))));
}

function differ<T extends Tie | Position>(
  before: readonly T[],
  after: readonly T[],
  record: (item: T) => TieRecord | PositionRecord,
): boolean {
  if (before.length !== after.length) return true;
  return without(after, before, record).length > 0;
}

/** Between two organisations there is one succession: a later one replaces it. */
function successionsAfter(stage: Stage, stored: readonly Succession[]): Succession[] {
  const all = [...stored, ...stage.successions];
  return [...new Map(all.map((succession) => [`${succession.from} ${succession.to}`, succession])).values()];
}

export type Links = Map<LinkSection | `ended${Capitalize<LinkSection>}`, Row[]>;

/** Adds to `links` those that are there after and not before, and the end of those that were there before only. */
export function compareLinks(
  links: Links,
  before: ReadonlyMap<LinkSection, ReadonlyMap<string, Row>>,
  after: ReadonlyMap<LinkSection, ReadonlyMap<string, Row>>,
): void {
  for (const [section, rows] of after) {
    const known = before.get(section);
    for (const [key, row] of rows) if (!known?.has(key)) append(links, section, row);
    for (const [key, row] of known ?? []) if (!rows.has(key)) append(links, endedSections[section], row);
  }
}

const endedSections = {
  parties: 'endedParties',
  ventures: 'endedVentures',
  targets: 'endedTargets',
  holders: 'endedHolders',
  coverings: 'endedCoverings',
} as const satisfies Record<LinkSection, `ended${Capitalize<LinkSection>}`>;

/** Before and after of what the log shows of a deal. */
function stageFields(stage: Stage, around: Neighbourhood, row: DealRow): void {
  const known = around.deals.get(row.id);
  // An older version may have written other fields.
  const old: Partial<DealRow> = known?.row ? JSON.parse(known.row) : {};
  const pairs: [string, string | null, string | null][] = [
    ['title', known?.title ?? null, row.title],
    ['type', old.faces?.at(-1)?.type ?? null, row.faces.at(-1)?.type ?? null],
    ['stage', latestStage(old.steps), latestStage(row.steps)],
  ];
  for (const [field, before, after] of pairs) {
    if (before !== after) stage.fields.push({ field: `${row.id} ${field}`, before, after });
  }
}

function latestStage(steps: DealRow['steps'] = []): string | null {
  const known = steps.filter((step) => step.knownTo === MAX_DAY);
  return (
    known.reduce<DealRow['steps'][number] | null>(
      (latest, step) => (latest === null || step.validFrom > latest.validFrom ? step : latest),
      null,
    )?.stage ?? null
  );
}
