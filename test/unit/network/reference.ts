/** The tie index said in the plainest way: lists of ties and positions, filtered one by one. What the index is held against. */
import type { Moment, OrganizationId, Position, Tie } from '../../../src/domain/model.ts';
import { holdsAt } from '../../../src/domain/moments.ts';
import { activities as activityOrder, type Stage, stages } from '../../../src/domain/vocabulary.ts';
import type { OrganizationRow, TieQuery } from '../../../src/network/snapshot.ts';

export interface Facts {
  readonly organizations: readonly OrganizationRow[];
  readonly ties: readonly Tie[];
  readonly positions: readonly Position[];
}

/** A tie without what only a row of the graph has: its id and its rectangle. */
export interface PlainTie {
  readonly deal: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly stage: Stage;
  readonly activities: readonly string[];
  readonly strength: number;
  readonly evidence: readonly string[];
}

export function parentOf(facts: Facts, organization: OrganizationId, at: Moment): OrganizationId | undefined {
  const memberships = facts.ties
    .filter((tie) => tie.type === 'PART_OF' && tie.from === organization && tie.to !== organization)
    .filter((tie) => holdsAt(tie, at))
    .sort((a, b) => b.strength - a.strength || b.validFrom.localeCompare(a.validFrom) || a.to.localeCompare(b.to));
  if (memberships[0]) return memberships[0].to;
  return facts.positions
    .filter((position) => position.target === organization && position.holder !== organization)
    .filter((position) => !position.planned && (position.percent?.exact ?? 0) > 50 && holdsAt(position, at))
    .sort(
      (a, b) =>
        b.percent!.exact! - a.percent!.exact! ||
        b.validFrom.localeCompare(a.validFrom) ||
        a.holder.localeCompare(b.holder),
    )[0]?.holder;
}

export function ultimateOf(facts: Facts, organization: OrganizationId, at: Moment): OrganizationId {
  const seen = [organization];
  for (;;) {
    const parent = parentOf(facts, seen.at(-1)!, at);
    if (parent === undefined) return seen.at(-1)!;
    if (seen.includes(parent)) return seen.slice(seen.indexOf(parent)).sort()[0]!;
    seen.push(parent);
  }
}

export function tiesAt(facts: Facts, query: TieQuery): PlainTie[] {
  const { at, level, filter = {} } = query;
  const focus =
    query.organization !== undefined && level === 'GROUP'
      ? ultimateOf(facts, query.organization, at)
      : query.organization;
  const rolledUp = (tie: Tie, moment: Moment): PlainTie | undefined => {
    if (level === 'AS_REPORTED') return tie;
    let [from, to] = [ultimateOf(facts, tie.from, moment), ultimateOf(facts, tie.to, moment)];
    if (from === to) return undefined;
    if (!tie.directed && to < from) [from, to] = [to, from];
    return { ...tie, from, to };
  };
  const current = facts.ties.filter((tie) => holdsAt(tie, at)).flatMap((tie) => rolledUp(tie, at) ?? []);
  const all = together(current, level);
  if (filter.includeEnded) {
    const known = facts.ties.filter(
      (tie) => tie.validTo <= at.asOf && tie.knownFrom <= at.knownAt && at.knownAt < tie.knownTo,
    );
    const lastEnds = new Map<string, string>();
    const before = known.flatMap((tie) => {
      const lastDay = { asOf: dayBefore(tie.validTo), knownAt: at.knownAt };
      const plain = rolledUp(tie, lastDay);
      if (plain === undefined) return [];
      const line = lineOf(plain);
      if ((lastEnds.get(line) ?? '') < tie.validTo) lastEnds.set(line, tie.validTo);
      return [{ line, end: tie.validTo, plain }];
    });
    const isCurrent = new Set(current.map(lineOf));
    const ended = before.filter(({ line, end }) => lastEnds.get(line) === end && !isCurrent.has(line));
    if (level === 'AS_REPORTED') all.push(...ended.map(({ plain }) => plain));
    else {
      // A group tie as it was on its last day, with everything that made it up then.
      for (const [line, list] of Map.groupBy(ended, (one) => one.line)) {
        const lastDay = { asOf: dayBefore(list[0]!.end), knownAt: at.knownAt };
        const made = facts.ties
          .filter((tie) => holdsAt(tie, lastDay))
          .flatMap((tie) => rolledUp(tie, lastDay) ?? [])
          .filter((tie) => lineOf(tie) === line);
        all.push(...together(made, level));
      }
    }
  }
  const rows = new Map(facts.organizations.map((row) => [row.id, row]));
  const isWanted = (id: OrganizationId) => {
    const row = rows.get(id);
    if (!filter.countries && !filter.kinds) return true;
    return (
      row !== undefined &&
      (!filter.countries || (row.country !== null && filter.countries.includes(row.country))) &&
      (!filter.kinds || filter.kinds.includes(row.kind))
    );
  };
  return all.filter((tie) => {
    if (focus !== undefined && tie.from !== focus && tie.to !== focus) return false;
    if (filter.types && !filter.types.includes(tie.type as never)) return false;
    if (filter.stages && !filter.stages.includes(tie.stage)) return false;
    if (filter.activities && !filter.activities.some((activity) => tie.activities.includes(activity))) return false;
    if (tie.strength < (filter.minStrength ?? 0)) return false;
    if (tie.from === focus) return isWanted(tie.to);
    if (tie.to === focus) return isWanted(tie.from);
    return isWanted(tie.from) || isWanted(tie.to);
  });
}

/** A text that two equal ties share. */
export function plain(tie: PlainTie): string {
  const { deal, type, from, to, directed, stage, strength } = tie;
  const sorted = [...tie.evidence].sort();
  const listed = Object.keys(activityOrder).filter((activity) => tie.activities.includes(activity));
  return JSON.stringify([deal, type, from, to, directed, stage, listed, strength, sorted]);
}

const lineOf = (tie: PlainTie) => [tie.deal, tie.type, tie.from, tie.to].join();

function together(ties: readonly PlainTie[], level: string): PlainTie[] {
  if (level === 'AS_REPORTED') return [...ties];
  const order = Object.keys(stages).filter((stage) => stage !== 'PAUSED');
  const rank = (stage: Stage) => order.indexOf(stage);
  return [...Map.groupBy(ties, lineOf).values()].map((list) => ({
    ...list[0]!,
    directed: list.some((tie) => tie.directed),
    stage: list.map((tie) => tie.stage).sort((a, b) => rank(b) - rank(a))[0]!,
    activities: [...new Set(list.flatMap((tie) => tie.activities))],
    strength: Math.max(...list.map((tie) => tie.strength)),
    evidence: [...new Set(list.flatMap((tie) => tie.evidence))],
  }));
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
