/** What the tie index holds between two compactions: ties in columns, the other rows in chains of versions, and ways to find them. */
import type { Position } from '../domain/model.ts';
import { surelyMoreThan } from '../domain/percentages.ts';
import { dayNumber } from './days.ts';
import { factWords } from './deal-facts.ts';
import type { ModelRow } from './hidden.ts';
import { createInterner, createSharedValues, type Interner, type SharedValues } from './interning.ts';
import { createNameTable, type NameTable } from './name-table.ts';
import type { DealRow, OrganizationRow } from './snapshot.ts';
import { createTieTable, type TieTable } from './tie-table.ts';
import type { Heads } from './versions.ts';

/** The rows of a deal's ties: one run of the table. */
export interface Run {
  readonly start: number;
  readonly count: number;
}

/** A position with its rectangle in numbers. */
export interface PositionEntry {
  readonly position: Position;
  readonly validFrom: number;
  readonly validTo: number;
  readonly knownFrom: number;
  readonly knownTo: number;
  /** Whether it is surely more than half, and held: it makes its holder the target's parent. */
  readonly controls: boolean;
}

/** The rows of a deal's ties in a version; undefined: none. */
export function runOf({ runs, starts }: State, deal: number, version: number): Run | undefined {
  let head = runs[deal];
  while (head !== undefined && head.born > version) head = head.previous;
  if (head !== undefined) return head.value;
  const start = starts[deal] ?? 0;
  const count = (starts[deal + 1] ?? start) - start;
  return count > 0 ? { start, count } : undefined;
}

/** Shared by all states of one index: numbers once given stay. */
export interface Numbering {
  readonly organizations: Interner;
  readonly deals: Interner;
  readonly shared: SharedValues;
}

export interface State {
  readonly ties: TieTable;
  readonly organizations: Heads<OrganizationRow>;
  readonly deals: Heads<DealRow>;
  /** Of deals whose ties changed since the last compaction; of the others they lie between two places of `starts`. */
  readonly runs: Heads<Run>;
  readonly starts: Uint32Array;
  /** By target. */
  readonly positions: Heads<readonly PositionEntry[]>;
  readonly leads: Leads;
  readonly names: NameTable;
  /** By id; the newest only. */
  readonly models: Map<string, ModelRow>;
}

/**
 * Where to look: candidates only, for they may name what an older or newer version has, and the same thing twice. So one
 * serves every version.
 */
export interface Leads {
  /** Numbers of deals by party or venture. */
  readonly dealsOf: Map<number, number[]>;
  /** Numbers of targets by holder, by deal, and by the position's id. */
  readonly targetsOfHolder: Map<number, number[]>;
  readonly targetsOfDeal: Map<string, number[]>;
  readonly targetOfPosition: Map<string, number>;
  /** Numbers of deals by what their accepted claims name: publishers, and what is no participant. */
  readonly naming: Map<string, number[]>;
  /** Numbers of deals with claims that are not accepted. */
  readonly unseen: Set<number>;
}

export function createNumbering(): Numbering {
  return { organizations: createInterner(), deals: createInterner(), shared: createSharedValues() };
}

export function createState(): State {
  return {
    ties: createTieTable(),
    organizations: [],
    deals: [],
    runs: [],
    starts: new Uint32Array(0),
    positions: [],
    leads: {
      dealsOf: new Map(),
      targetsOfHolder: new Map(),
      targetsOfDeal: new Map(),
      targetOfPosition: new Map(),
      naming: new Map(),
      unseen: new Set(),
    },
    names: createNameTable(),
    models: new Map(),
  };
}

/** Remembers a deal with those who take part in it and with the words of its facts, apart from `known` ones. */
export function linkDeal(
  { leads, names }: Pick<State, 'leads' | 'names'>,
  numbering: Numbering,
  deal: number,
  row: DealRow,
  known?: DealRow | undefined,
): void {
  const before = known === undefined ? undefined : participants(known);
  for (const organization of participants(row)) {
    if (before?.has(organization)) continue;
    addTo(leads.dealsOf, numbering.organizations.intern(organization), deal);
  }
  const facts = known === undefined ? undefined : new Set(factWords(known));
  for (const word of factWords(row)) if (!facts?.has(word)) addTo(names.dealsWith, word, deal);
  const named = known === undefined ? undefined : new Set(namedBy(known));
  for (const id of namedBy(row)) if (!named?.has(id)) addTo(leads.naming, id, deal);
  if (row.unseen !== undefined) leads.unseen.add(deal);
}

function namedBy({ publishers, named }: DealRow): readonly string[] {
  return named === undefined ? publishers : [...publishers, ...named];
}

/** Takes a model in; reports once known to relate it stay known. */
export function putModel(models: Map<string, ModelRow>, { id, placeholder, reports }: ModelRow): void {
  const known = models.get(id);
  models.set(id, {
    id,
    placeholder: placeholder ?? known?.placeholder,
    reports: known === undefined ? reports : [...new Set([...known.reports, ...reports])],
  });
}

/** Organisations that take part in a deal by any of its faces, or that it created. */
export function participants(row: DealRow): Set<string> {
  const found = new Set<string>();
  for (const face of row.faces) {
    for (const party of face.parties) found.add(party);
    if (face.jointVenture !== null) found.add(face.jointVenture);
  }
  return found;
}

/** Whether the organisation is among the participants. */
export function isParticipant({ faces }: DealRow, organization: string): boolean {
  for (const { parties, jointVenture } of faces) {
    if (jointVenture === organization || parties.includes(organization)) return true;
  }
  return false;
}

/** Remembers the positions in a target by holder, deal and id, apart from those that `known` already led to. */
export function linkPositions(
  leads: Leads,
  numbering: Numbering,
  target: number,
  entries: readonly PositionEntry[],
  known: readonly PositionEntry[] = [],
): void {
  const holders = new Set(known.map(({ position }) => position.holder));
  const deals = new Set(known.flatMap(({ position }) => position.deals));
  for (const { position } of entries) {
    leads.targetOfPosition.set(position.id, target);
    if (!holders.has(position.holder)) {
      addTo(leads.targetsOfHolder, numbering.organizations.intern(position.holder), target);
    }
    holders.add(position.holder);
    for (const deal of position.deals) {
      if (!deals.has(deal)) addTo(leads.targetsOfDeal, deal, target);
      deals.add(deal);
    }
  }
}

export function toEntry(position: Position): PositionEntry {
  return {
    position,
    validFrom: dayNumber(position.validFrom),
    validTo: dayNumber(position.validTo),
    knownFrom: dayNumber(position.knownFrom),
    knownTo: dayNumber(position.knownTo),
    controls: !position.planned && surelyMoreThan(position.percent, 50),
  };
}

function addTo<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
