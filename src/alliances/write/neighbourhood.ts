/** Loads what a projection of the deals that a write changes has to read. */
import * as z from 'zod';
import {
  type Claim,
  type DealId,
  MIN_DAY,
  type OrganizationId,
  type Position,
  type Succession,
  type Tie,
} from '../../domain/model.ts';
import { ownershipTargets } from '../../domain/projection.ts';
import { type PositionRecord, positionOf, type TieRecord, tieOf } from '../../domain/records.ts';
import { noRedirects, type Redirects, redirectClaim, redirectSuccessions } from '../../domain/redirects.ts';
import { counts } from '../../domain/standing.ts';
import * as vocabulary from '../../domain/vocabulary.ts';
import type { Transaction } from '../../store/store.ts';
import { readDate, readFacts } from '../facts.ts';
import { lookUp, neighbourhood, neighbours } from '../queries/write.ts';
import { text, textOrNull, wordOf } from '../reads/rows.ts';
import { append } from './append.ts';
import { claimsAfter, claimsBefore, type Stage, type StoredClaims } from './stage.ts';

export interface KnownDeal {
  readonly key: string | null;
  readonly title: string | null;
  readonly row: string | null;
}

export interface Neighbourhood {
  /** Deals whose claims the write changes: new ones and known ones. */
  readonly changed: ReadonlySet<DealId>;
  /** Deals whose ties may change, the changed ones among them. */
  readonly reprojected: ReadonlySet<DealId>;
  /** Organisations whose positions may change. */
  readonly targets: ReadonlySet<OrganizationId>;
  /** Claims before the write as the projection reads them, of all deals that bear on those. */
  readonly claims: ReadonlyMap<DealId, readonly Claim[]>;
  readonly successions: readonly Succession[];
  /** The same as they are in the store: with what each named. */
  readonly stored: { readonly claims: StoredClaims; readonly successions: readonly Succession[] };
  readonly redirects: { readonly before: Redirects; readonly after: Redirects };
  readonly deals: ReadonlyMap<DealId, KnownDeal>;
  readonly ties: ReadonlyMap<DealId, readonly Tie[]>;
  readonly positions: ReadonlyMap<OrganizationId, readonly Position[]>;
  /** Names of the parties of changed deals. */
  readonly names: ReadonlyMap<OrganizationId, string>;
}

/**
 * A deal's ties depend on its claims, on the stakes that other deals claim of the same targets (those joined by successions
 * count as one), and on successions. One statement for known deals, two more where ownership is spoken of; none for new deals
 * without it.
 *
 * @param lock keeps other writers from changing what is read, where there are several: first the targets are locked, in the
 * order of their ids, then the deals, and all is read again under the locks
 * @param redirects all active merges, where the stage makes or undoes none itself
 */
export async function loadNeighbourhood(
  transaction: Transaction,
  stage: Stage,
  options: { readonly lock: boolean; readonly redirects?: Redirects },
): Promise<Neighbourhood> {
  return withNames(transaction, stage, await loadLinked(transaction, stage, options));
}

/** A deal is linked to the parties of claims that count; titles name those of others, too, and of claims that come to count. */
async function withNames(transaction: Transaction, stage: Stage, around: Neighbourhood): Promise<Neighbourhood> {
  const { changed, stored, redirects, names } = around;
  const claims = [...changed].flatMap((deal) => claimsAfter(stage, stored.claims, deal, redirects.after));
  const named = claims.flatMap(({ parties, jointVenture }) => [
    ...parties.map(({ organization }) => organization),
    ...(jointVenture === null ? [] : [jointVenture]),
  ]);
  const unknown = new Set(named.filter((id) => !names.has(id) && !stage.organizationNames.has(id)));
  if (unknown.size === 0) return around;
  const found = createLoaded();
  found.add(await transaction.run(lookUp, { ...nothingToLookUp, organizations: [...unknown].sort() }));
  return { ...around, names: new Map([...names, ...found.names]) };
}

async function loadLinked(
  transaction: Transaction,
  stage: Stage,
  { lock, redirects = noRedirects }: { readonly lock: boolean; readonly redirects?: Redirects },
): Promise<Neighbourhood> {
  const { before, after } = stage.merging ?? { before: redirects, after: redirects };
  const merges = { before, after };
  const finished = ({ claims, successions, ...loaded }: Loaded) => ({
    ...loaded,
    claims: viewOf(claims, before),
    successions: redirectSuccessions(successions, before),
    stored: { claims, successions },
    redirects: merges,
  });
  const named = [...stage.claims.keys(), ...stage.changedDeals].map(after.survivor);
  const merged = [...(stage.merging?.gone ?? []), ...(stage.merging?.back ?? [])];
  const changed = new Set([...named, ...merged.filter((id) => id.startsWith('deal:'))]);
  const known = [...changed].filter((deal) => !stage.newDeals.has(deal)).sort();
  const locking = lock ? { lock } : {};
  const unshared = stage.targets.size === 0 && known.every((deal) => stage.dealsWithoutTargets.has(deal));
  const own = async (locks: typeof locking) => {
    const loaded = createLoaded();
    if (known.length > 0)
      loaded.add(await transaction.run(neighbourhood, { ...nothing, ...ofDeals(known, merges), ...locks }));
    return loaded;
  };
  // Without targets the deals' locks are all that is needed; else they come after the targets'.
  let first = await own(unshared ? locking : {});
  let targets = targetsOf(stage, changed, first, merges);
  if (targets.size === 0 && lock && !unshared) {
    first = await own(locking);
    targets = targetsOf(stage, changed, first, merges);
  }
  if (targets.size === 0) return { changed, reprojected: changed, targets, ...finished(first) };

  for (;;) {
    const around = { changed, known, targets, first, lock, merges };
    const { loaded, reached, sharing } = await loadAround(transaction, stage, around);
    // Under the locks the deals may turn out to speak of more than was seen before.
    const needed = targetsOf(stage, changed, loaded, merges);
    if (needed.isSubsetOf(targets)) {
      const reprojected = new Set([...changed, ...sharing]);
      return { changed, reprojected, targets: targets.union(new Set(reached)), ...finished(loaded) };
    }
    targets = targets.union(needed);
  }
}

type Loaded = ReturnType<typeof createLoaded>;
type Merges = Neighbourhood['redirects'];

const nothingToLookUp = {
  ...{ names: [], organizations: [], models: [], publishers: [], publisherIds: [] },
  ...{ deals: [], keys: [], reports: [], requests: [] },
};
const nothing = { changed: [], reprojected: [], claimed: [], targets: [], organizations: [] };

function ofDeals(deals: readonly DealId[], merges: Merges) {
  return { changed: deals, reprojected: deals, claimed: deals, ...mergedInto(deals, merges) };
}

/** Deals whose claims count with those of the deals. */
function mergedInto(deals: readonly DealId[], { before, after }: Merges): { readonly merged?: DealId[] } {
  const members = new Set(deals.flatMap((deal) => [...before.duplicates(deal), ...after.duplicates(deal)]));
  return members.size === 0 ? {} : { merged: [...members].sort() };
}

/** Claims as the projection reads them, by the deal that answers for the one that each names. */
function viewOf(claims: StoredClaims, redirects: Redirects): StoredClaims {
  if (redirects.ends.size === 0) return claims;
  const read = [...claims.values()].flat().map((claim) => redirectClaim(claim, redirects));
  return Map.groupBy(read, (claim) => claim.deal);
}

/** What else bears on the targets; under locks, all of it. */
async function loadAround(
  transaction: Transaction,
  stage: Stage,
  around: {
    readonly changed: ReadonlySet<DealId>;
    readonly known: readonly DealId[];
    readonly targets: ReadonlySet<OrganizationId>;
    readonly first: Loaded;
    readonly lock: boolean;
    readonly merges: Merges;
  },
): Promise<{ loaded: Loaded; reached: readonly OrganizationId[]; sharing: readonly DealId[] }> {
  const { changed, known, first, lock, merges } = around;
  const locking = lock ? { lock } : {};
  const created = new Set(stage.created);
  const stored = (ids: Iterable<OrganizationId>) => [...new Set(ids)].filter((id) => !created.has(id)).sort();
  const asked = stored(around.targets);
  const [row] = asked.length > 0 ? await transaction.run(neighbours, { targets: asked, ...locking }) : [];
  const { targets = [], sharing = [], context = [] } = row ?? {};
  const others = (deals: readonly DealId[]) => [...new Set(deals)].filter((deal) => !changed.has(deal)).sort();
  const claims = [...changed].flatMap((deal) => claimsAfter(stage, first.claims, deal, merges.after));
  const organizations = stored([...around.targets, ...organizationsOf(claims)]);
  const loaded = lock ? createLoaded() : first;
  if (targets.length + organizations.length === 0) return { loaded: first, reached: targets, sharing };
  const again = lock ? known : [];
  const claimed = [...again, ...others([...sharing, ...context])];
  const rows = await transaction.run(neighbourhood, {
    changed: again,
    reprojected: [...again, ...others(sharing)],
    claimed,
    ...mergedInto(claimed, merges),
    targets: [...targets].sort(),
    organizations,
    ...(again.length > 0 && locking),
  });
  loaded.add(rows);
  return { loaded, reached: targets, sharing };
}

/** Organisations whose ownership the changed deals' claims speak of, before or after the write. */
function targetsOf(
  stage: Stage,
  changed: ReadonlySet<DealId>,
  loaded: Loaded,
  { before, after }: Merges,
): Set<OrganizationId> {
  const targets = new Set<OrganizationId>([...stage.targets].flatMap((id) => [id, after.survivor(id)]));
  for (const deal of changed) {
    const was = claimsBefore(loaded.claims, deal, before);
    for (const claims of [was, claimsAfter(stage, loaded.claims, deal, after)]) {
      for (const target of ownershipTargets(claims.filter(counts))) targets.add(target);
    }
  }
  return targets;
}

function organizationsOf(claims: readonly Claim[]): OrganizationId[] {
  return claims.flatMap(({ parties, stakes, jointVenture }) => [
    ...parties.map(({ organization }) => organization),
    ...stakes.flatMap(({ holder, target }) => [holder, target]),
    ...(jointVenture === null ? [] : [jointVenture]),
  ]);
}

const bound = z.number().nullable();
const rectangle = { validFrom: text, validTo: text, knownFrom: text, knownTo: text };
const stage = wordOf(vocabulary.stages);
const right = wordOf(vocabulary.stakeRights);
const claimNode = z.object({
  ...{ deal: text, report: text, publisher: text, knownFrom: text, background: z.boolean(), facts: text },
  rank: wordOf(vocabulary.claimRanks),
  review: wordOf(vocabulary.reviewStates),
  reliability: wordOf(vocabulary.sourceReliabilities),
  credibility: wordOf(vocabulary.informationCredibilities).nullable(),
  recordedBy: textOrNull,
  attributedTo: z.array(text),
});
const tieNode = z.object({
  ...{ type: wordOf(vocabulary.tieTypes), from: text, to: text, dealId: text, stage },
  ...{ percentMin: bound, percentMax: bound, ...rectangle, strength: z.number(), body: text },
});
const positionNode = z.object({
  ...{ holder: text, target: text, right, percentMin: bound, percentMax: bound, planned: z.boolean() },
  ...{ ...rectangle, body: text },
});
const successionNode = z.object({ to: text, kind: wordOf(vocabulary.successionKinds), on: textOrNull });
const loadedRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), id: text, node: claimNode }),
  z.object({
    kind: z.literal('deal'),
    id: text,
    node: z.object({ key: textOrNull, title: textOrNull, row: textOrNull }),
  }),
  z.object({ kind: z.literal('tie'), id: text, node: tieNode }),
  z.object({ kind: z.literal('position'), id: text, node: positionNode }),
  z.object({ kind: z.literal('succession'), id: text, node: successionNode }),
  z.object({ kind: z.literal('organization'), id: text, node: z.object({ name: text }) }),
]);

/** Gathers the rows of `write/neighbourhood`. */
export function createLoaded() {
  const claims = new Map<DealId, Claim[]>();
  const deals = new Map<DealId, KnownDeal>();
  const ties = new Map<DealId, Tie[]>();
  const positions = new Map<OrganizationId, Position[]>();
  const successions: Succession[] = [];
  const names = new Map<OrganizationId, string>();
  const seen = new Set<string>();

  function addOne(row: z.output<typeof loadedRow>): void {
    const { kind, id, node } = row;
    switch (kind) {
      case 'claim':
        append(claims, node.deal, claimOf(id, node));
        break;
      case 'deal':
        deals.set(id, node);
        break;
      case 'tie': {
        const { type, from, to, ...record } = node;
        append(ties, node.dealId, tieOf(type, from, to, { id, ...record } satisfies TieRecord));
        break;
      }
      case 'position': {
        const { holder, target, ...record } = node;
        append(positions, target, positionOf(holder, target, { id, ...record } satisfies PositionRecord));
        break;
      }
      case 'succession': {
        const key = `${id} ${node.to}`;
        if (!seen.has(key)) successions.push({ from: id, to: node.to, kind: node.kind, on: readDate(node.on) });
        seen.add(key);
        break;
      }
      case 'organization':
        names.set(id, node.name);
        break;
      default:
        row satisfies never;
    }
  }
  return {
    ...{ claims, deals, ties, positions, successions, names },
    add(rows: readonly unknown[]) {
      for (const row of rows) addOne(loadedRow.parse(row));
    },
  };
}

function claimOf(id: string, node: z.output<typeof claimNode>): Claim {
  const { facts, attributedTo, knownFrom, ...plain } = node;
  const known = node.background ? MIN_DAY : knownFrom;
  return { ...readFacts(facts), ...plain, id, knownFrom: known, attributedTo: [...attributedTo].sort() };
}
