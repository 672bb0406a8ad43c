/** Who belongs to whom at a moment: an organisation's parent is its PART_OF target, else the holder of more than 50 %. */
import type { PartialDate } from '../domain/model.ts';
import { lowerBound } from '../domain/percentages.ts';
import { covers, type Instant, type Sight, type Span, spanOfRow } from './sight.ts';
import { typeNumber } from './tie-table.ts';
import { valueAt } from './versions.ts';

/** One reason to call an organisation the parent of another, over one rectangle. */
export interface ParentFact extends Span {
  readonly parent: number;
  /** The edges of valid time as the reports give them. */
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

export interface Parents {
  /** Every reason there ever was, the one that decides first. */
  factsOf(organization: number): readonly ParentFact[];
  parentOf(organization: number, at: Instant): number | undefined;
  /** The end of the chain of parents: itself where it has none; in a loop, the one of the loop with the smallest id. */
  ultimateOf(organization: number, at: Instant): number;
  /** The same for every organisation, by number. */
  ultimates(at: Instant): Uint32Array;
  /** Reads what `ultimates` needs, once a snapshot, and part by part: for those who let others have their turn between. */
  prepare(): Generator<void, void>;
  childrenOf(organization: number, at: Instant): number[];
  /** The organisation and all below it. */
  groupOf(organization: number, at: Instant): number[];
  /** The organisation and all that were ever below it, or below one that was. */
  everBelow(organization: number): number[];
}

interface Children {
  readonly numbers: readonly number[];
  /** 1 by number. */
  readonly flags: Uint8Array;
}

const PART_OF = typeNumber('PART_OF');
const NO_FACTS: readonly ParentFact[] = [];
const CHILDREN_A_PART = 1_000;

export function createParents(sight: Sight): Parents {
  const { state, numbering, version } = sight;
  const facts = new Map<number, readonly ParentFact[]>();
  /** Organisations that have a parent at any moment, once it was looked for them all. */
  let everyChild: Children | undefined;
  let isPrepared = false;

  function factsOf(organization: number): readonly ParentFact[] {
    if (everyChild !== undefined && everyChild.flags[organization] !== 1) return NO_FACTS;
    let found = facts.get(organization);
    if (found === undefined) {
      found = readFacts(sight, organization);
      facts.set(organization, found);
    }
    return found;
  }

  function parentOf(organization: number, at: Instant): number | undefined {
    for (const fact of factsOf(organization)) if (covers(fact, at)) return fact.parent;
    return undefined;
  }

  function ultimateOf(organization: number, at: Instant): number {
    if (parentOf(organization, at) === undefined) return organization;
    const chain = [organization];
    for (;;) {
      const last = chain[chain.length - 1] ?? organization;
      const parent = parentOf(last, at);
      if (parent === undefined) return last;
      const met = chain.indexOf(parent);
      if (met >= 0) return smallestId(chain.slice(met));
      chain.push(parent);
    }
  }

  function smallestId(loop: readonly number[]): number {
    const { organizations } = numbering;
    return loop.reduce((least, one) => (organizations.id(one) < organizations.id(least) ? one : least));
  }

  function children(): Children {
    if (everyChild !== undefined) return everyChild;
    const found = new Set<number>();
    const { type, from } = state.ties.columns;
    sight.visitAll((row) => {
      if (type[row] === PART_OF) found.add(from[row] ?? 0);
    });
    for (let target = 0; target < state.positions.length; target++) {
      if (valueAt(state.positions, target, version)?.some((entry) => entry.controls)) found.add(target);
    }
    const flags = new Uint8Array(sight.organizationNumbers);
    for (const child of found) flags[child] = 1;
    everyChild = { numbers: [...found], flags };
    return everyChild;
  }

  /** Organisations that may have had it as their parent. */
  function candidatesBelow(organization: number): Set<number> {
    const candidates = new Set(state.leads.targetsOfHolder.get(organization));
    const { type, from } = state.ties.columns;
    sight.visitTiesOf(organization, (row, isTo) => {
      if (isTo && type[row] === PART_OF) candidates.add(from[row] ?? 0);
    });
    return candidates;
  }

  function childrenOf(organization: number, at: Instant): number[] {
    return [...candidatesBelow(organization)].filter((candidate) => parentOf(candidate, at) === organization);
  }

  return {
    factsOf,
    parentOf,
    ultimateOf,
    ultimates(at) {
      const ultimates = Uint32Array.from({ length: sight.organizationNumbers }, (_, organization) => organization);
      for (const child of children().numbers) ultimates[child] = ultimateOf(child, at);
      return ultimates;
    },
    *prepare() {
      if (isPrepared) return;
      const { numbers } = children();
      for (const [at, child] of numbers.entries()) {
        if (at % CHILDREN_A_PART === 0) yield;
        factsOf(child);
      }
      isPrepared = true;
    },
    childrenOf,
    groupOf(organization, at) {
      const group = new Set([organization]);
      for (const member of group) for (const child of childrenOf(member, at)) group.add(child);
      return [...group];
    },
    everBelow(organization) {
      const below = new Set([organization]);
      for (const member of below) {
        for (const one of candidatesBelow(member)) {
          if (factsOf(one).some((fact) => fact.parent === member)) below.add(one);
        }
      }
      return [...below];
    },
  };
}

/** Ties first, the strongest and latest of them; then positions, the largest of them; then by id. */
function readFacts(sight: Sight, organization: number): readonly ParentFact[] {
  const { state, numbering, version } = sight;
  const found: { fact: ParentFact; weight: number; order: number }[] = [];
  const { type, to, strength, validFromDate, validToDate } = state.ties.columns;
  const { dates } = numbering.shared;
  sight.visitTiesOf(organization, (row, isTo) => {
    const parent = to[row] ?? 0;
    if (isTo || type[row] !== PART_OF || parent === organization) return;
    const edges = { from: dates.value(validFromDate[row] ?? 0), to: dates.value(validToDate[row] ?? 0) };
    found.push({ fact: { parent, ...spanOfRow(sight, row), ...edges }, weight: strength[row] ?? 0, order: 0 });
  });
  for (const entry of valueAt(state.positions, organization, version) ?? []) {
    const parent = numbering.organizations.find(entry.position.holder);
    if (!entry.controls || parent === undefined || parent === organization) continue;
    const { validFrom, validTo, knownFrom, knownTo, position } = entry;
    const weight = lowerBound(position.percent);
    const edges = { from: position.from, to: position.to };
    found.push({ fact: { parent, validFrom, validTo, knownFrom, knownTo, ...edges }, weight, order: 1 });
  }
  const id = (fact: ParentFact) => numbering.organizations.id(fact.parent);
  found.sort(
    (a, b) =>
      a.order - b.order ||
      b.weight - a.weight ||
      b.fact.validFrom - a.fact.validFrom ||
      (id(a.fact) < id(b.fact) ? -1 : 1),
  );
  return found.map(({ fact }) => fact);
}
