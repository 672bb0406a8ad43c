/** Checks whatever follows from claims: ties, positions, and the rows and links of deals, against a fresh projection. */
import { isDeepStrictEqual } from 'node:util';
import type { Claim, DealId, OrganizationId, Position, Tie } from '../../domain/model.ts';
import { project } from '../../domain/projection.ts';
import { positionRecord, tieRecord } from '../../domain/records.ts';
import type { Redirects } from '../../domain/redirects.ts';
import { batches, readRedirects } from '../../network/load.ts';
import { dealIds } from '../../network/queries.ts';
import type { GraphStore } from '../../store/store.ts';
import { dealLinks } from '../queries/check.ts';
import { dealRow, linksOf, rowText } from '../write/deal-row.ts';
import { loadNeighbourhood, type Neighbourhood } from '../write/neighbourhood.ts';
import { createStage } from '../write/stage.ts';
import { COMPUTE_ANEW, type Finding, finding, RESTORE_BACKUP } from './finding.ts';
import type { StoredNetwork } from './stored-network.ts';

const DEALS_A_BATCH = 50;

interface Differences {
  readonly ties: Set<string>;
  readonly positions: Set<string>;
  readonly rows: Set<DealId>;
  readonly links: Set<DealId>;
  readonly unknown: Set<string>;
}

export async function checkDerived(
  store: GraphStore,
  stored: StoredNetwork,
  onProgress?: (done: number, total: number) => void,
): Promise<Finding[]> {
  const deals = (await store.read(dealIds, {})).map(({ id }) => id);
  const found: Differences = {
    ties: new Set(),
    positions: new Set(),
    rows: new Set(),
    links: new Set(),
    unknown: new Set(),
  };
  const projected = new Set<OrganizationId>();
  const redirects = await readRedirects(store);
  let done = 0;
  for (const some of batches(deals, DEALS_A_BATCH)) {
    const around = await readAround(store, some, redirects);
    compare(stored, some, around, projected, found);
    await compareLinks(store, some, around, found);
    done += some.length;
    onProgress?.(done, deals.length);
  }
  for (const id of stored.bent) (id.startsWith('tie:') ? found.ties : found.positions).add(id);
  const known = new Set(deals);
  for (const [deal, ties] of stored.ties) if (!known.has(deal)) for (const tie of ties) found.ties.add(tie.id);
  for (const [target, positions] of stored.positions) {
    if (!projected.has(target)) for (const position of positions) found.positions.add(position.id);
  }
  return [
    ...finding('error', 'TIES_DIFFER', 'Ties are not those that follow from the claims.', found.ties, COMPUTE_ANEW),
    ...finding(
      'error',
      'POSITIONS_DIFFER',
      'Positions are not those that follow from the claims.',
      found.positions,
      COMPUTE_ANEW,
    ),
    ...finding(
      'error',
      'ROWS_DIFFER',
      'What lists show of deals does not follow from their claims.',
      found.rows,
      COMPUTE_ANEW,
    ),
    ...finding(
      'error',
      'LINKS_DIFFER',
      'Deals are linked to others than those that their claims name.',
      found.links,
      COMPUTE_ANEW,
    ),
    ...finding(
      'error',
      'UNKNOWN_ORGANIZATION',
      'Claims name organisations that are not there.',
      found.unknown,
      RESTORE_BACKUP,
    ),
  ];
}

/** In a transaction only because the query may take locks; it writes nothing. */
function readAround(store: GraphStore, deals: readonly DealId[], redirects: Redirects): Promise<Neighbourhood> {
  const stage = createStage();
  for (const deal of deals) stage.changedDeals.add(deal);
  return store.write((transaction) => loadNeighbourhood(transaction, stage, { lock: false, redirects }));
}

function compare(
  stored: StoredNetwork,
  deals: readonly DealId[],
  around: Neighbourhood,
  projected: Set<OrganizationId>,
  found: Differences,
): void {
  const fresh = project({
    deals: [...around.claims].map(([id, claims]) => ({ id, claims })),
    successions: around.successions,
  });
  for (const deal of deals) {
    differing<Tie>(stored.ties.get(deal), fresh.ties.get(deal), tieKey, found.ties);
    for (const claim of around.claims.get(deal) ?? []) {
      for (const organization of organizationsOf(claim)) {
        if (!stored.organizations.has(around.redirects.before.survivor(organization))) found.unknown.add(organization);
      }
    }
  }
  for (const target of around.targets) {
    projected.add(target);
    differing<Position>(stored.positions.get(target), fresh.positions.get(target), positionKey, found.positions);
  }
}

/** Adds the ids of items that only one of the lists has. */
function differing<T extends { readonly id: string }>(
  before: readonly T[] = [],
  after: readonly T[] = [],
  keyOf: (item: T) => string,
  ids: Set<string>,
): void {
  const had = new Map(before.map((item) => [keyOf(item), item.id]));
  const has = new Map(after.map((item) => [keyOf(item), item.id]));
  for (const [key, id] of had) if (!has.has(key)) ids.add(id);
  for (const [key, id] of has) if (!had.has(key)) ids.add(id);
  if (before.length !== had.size) for (const item of before) ids.add(item.id);
}

function tieKey(tie: Tie): string {
  return JSON.stringify([tie.type, tie.from, tie.to, tieRecord(tie)]);
}

function positionKey(position: Position): string {
  return JSON.stringify([position.holder, position.target, positionRecord(position)]);
}

function organizationsOf({ parties, stakes, jointVenture }: Claim): OrganizationId[] {
  return [
    ...parties.map(({ organization }) => organization),
    ...stakes.flatMap(({ holder, target }) => [holder, target]),
    ...(jointVenture === null ? [] : [jointVenture]),
  ];
}

async function compareLinks(
  store: GraphStore,
  deals: readonly DealId[],
  around: Neighbourhood,
  found: Differences,
): Promise<void> {
  const lives = project({
    deals: [...around.claims].map(([id, claims]) => ({ id, claims })),
    successions: around.successions,
  });
  const nameOf = (id: OrganizationId) => around.names.get(id) ?? id;
  const rows = await store.read(dealLinks, { ids: deals });
  for (const { id, title, row, tied, parties, ventures, targets, holders, models } of rows) {
    const claims = around.claims.get(id) ?? [];
    const life = lives.lives.get(id);
    const fresh = life && dealRow(life, claims, nameOf);
    if (!fresh || fresh.title !== title || rowText(fresh) !== row) found.rows.add(id);
    const starts = [...new Set((lives.ties.get(id) ?? []).map(({ from }) => from))].sort();
    if (!isDeepStrictEqual((tied ?? []).toSorted(), starts)) found.rows.add(id);
    const links = linksOf(id, claims);
    const expected = (section: 'parties' | 'ventures' | 'targets' | 'holders' | 'coverings') =>
      [...(links.get(section)?.values() ?? [])].map((link) => JSON.stringify(link)).sort();
    const linked = {
      parties: parties.map(({ organization, role }) => ({ deal: id, organization, role })),
      ventures: ventures.map((organization) => ({ deal: id, organization })),
      targets: targets.map((organization) => ({ deal: id, organization })),
      holders: holders.map((organization) => ({ deal: id, organization })),
    };
    for (const section of ['parties', 'ventures', 'targets', 'holders'] as const) {
      const has = linked[section].map((link) => JSON.stringify(link)).sort();
      if (!isDeepStrictEqual(has, expected(section))) found.links.add(id);
    }
    // A model's own line may name deals as well: those of the claims must be among them.
    const covered = new Set(models.map((model) => JSON.stringify({ deal: id, model })));
    if (expected('coverings').some((link) => !covered.has(link))) found.links.add(id);
  }
}
