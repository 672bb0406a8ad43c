/** The starter data as the tie index holds it, made without a store: for tests that weigh real deals against each other. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { ClaimInput, ReportDealsInput } from '../../src/alliances/inputs.ts';
import { mapStarterLines } from '../../src/alliances/starter-shape/map-lines.ts';
import { dealRow } from '../../src/alliances/write/deal-row.ts';
import { draftReportDeals } from '../../src/alliances/write/report-draft.ts';
import { knownFrom } from '../../src/domain/dates.ts';
import { type Claim, type DealId, MIN_DAY, type Succession } from '../../src/domain/model.ts';
import { dealId, modelId, nameKeys, organizationId, publisherId } from '../../src/domain/names.ts';
import { project } from '../../src/domain/projection.ts';
import { readStarterFiles } from '../../src/exchange/starter-shape/read-files.ts';
import { readMappingTables, starterDataFolder } from '../../src/exchange/starter-shape/tables.ts';
import type { NetworkSnapshot } from '../../src/network/live-snapshot.ts';
import type { DealRow, OrganizationRow } from '../../src/network/snapshot.ts';
import { createTieIndex } from '../../src/network/tie-index.ts';

export interface StarterWorld {
  readonly today: string;
  readonly organizations: readonly (OrganizationRow & { readonly names: readonly string[] })[];
  readonly models: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly publishers: readonly { readonly id: string; readonly name: string }[];
  /** Of sourced deals only. */
  readonly claims: ReadonlyMap<DealId, readonly Claim[]>;
  readonly snapshot: NetworkSnapshot;
  organization(name: string): string;
  /** The row of a deal that these claims would make. */
  row(id: DealId, claims: readonly Claim[]): DealRow;
}

export async function starterWorld(): Promise<StarterWorld> {
  const files = ['organizations', 'successions', 'reported-deals', 'models'].map((name) => ({
    name: `${name}.jsonl`,
    bytes: createReadStream(join(starterDataFolder(), `${name}.jsonl`)),
  }));
  const data = mapStarterLines(await readStarterFiles(files), readMappingTables());
  const today = '2026-11-22';
  const ids = new Map<string, string>();
  const organizations = data.organizations.map(({ value }) => {
    const id = organizationId(value.name ?? '');
    const names = [value.name ?? '', ...(value.names ?? []).map((name) => name.value)];
    for (const name of names) ids.set(nameKeys(name).latin, id);
    const { kind, country = null } = value;
    return { id, name: value.name ?? '', kind: kind ?? 'OTHER', country, placeholder: false, names };
  });
  const organization = (name: string) => {
    const known = ids.get(nameKeys(name).latin);
    if (known !== undefined) return known;
    const id = organizationId(name);
    ids.set(nameKeys(name).latin, id);
    organizations.push({ id, name, kind: 'OTHER', country: null, placeholder: true, names: [name] });
    return id;
  };
  const publishers = new Map<string, string>();
  const publisher = (name: string) => {
    publishers.set(publisherId(name), publishers.get(publisherId(name)) ?? name);
    return publisherId(name);
  };

  const reports = [...data.reports.map(({ value }) => value), ...data.memberships.map(({ value }) => value)];
  const claims = new Map<DealId, Claim[]>();
  for (const input of reports) for (const claim of claimsOf(input, today, organization, publisher)) add(claims, claim);
  const successions: Succession[] = data.successions.map(({ value }) => ({
    from: organization(value.from.name ?? ''),
    to: organization(value.to.name ?? ''),
    kind: value.kind,
    on: null,
  }));
  const projection = project({ deals: Array.from(claims, ([id, list]) => ({ id, claims: list })), successions });
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const models = data.models.map(({ value }) => ({
    id: modelId(value.name ?? ''),
    names: [value.name ?? '', ...(value.names ?? []).map((name) => name.value)],
  }));
  const publisherNames = Array.from(publishers, ([id, name]) => ({ id, names: [name] }));
  const index = createTieIndex();
  index.load({
    revision: 1,
    organizations: organizations.map(({ names: _, ...row }) => row),
    deals: Array.from(projection.lives, ([id, life]) => dealRow(life, claims.get(id) ?? [], nameOf)),
    ties: [...projection.ties.values()].flat(),
    positions: [...projection.positions.values()].flat(),
    names: [...organizations, ...models, ...publisherNames].flatMap(({ id, names }) =>
      names.map((value, place) => ({ id: `${id} ${place}`, of: id, value })),
    ),
  });
  return {
    today,
    organizations,
    models,
    publishers: Array.from(publishers, ([id, name]) => ({ id, name })),
    claims: new Map([...claims].filter(([, list]) => !list.every(({ background }) => background))),
    snapshot: index.snapshot(),
    organization,
    row: (id, list) => {
      const life = project({ deals: [{ id, claims: list }], successions }).lives.get(id);
      if (life === undefined) throw new Error(`${id} has no life.`);
      return dealRow(life, list, nameOf);
    },
  };
}

function* claimsOf(
  input: ReportDealsInput,
  today: string,
  organization: (name: string) => string,
  publisher: (name: string) => string,
): Iterable<Claim> {
  const { report, claims } = draftReportDeals(input);
  const nameIn = (reference: object) => ('name' in reference ? String(reference.name) : '');
  for (const [at, claim] of claims.entries()) {
    const key = (input.claims[at] as ClaimInput).deal;
    const background = report.url === null;
    yield {
      id: `claim:${report.url}:${at}`,
      deal: dealId(key?.key ?? ''),
      report: `report:${report.url}`,
      publisher: publisher(report.publisher),
      attributedTo: claim.attributedTo.map(publisher),
      knownFrom: background ? MIN_DAY : knownFrom(report.published, report.retrieved ?? today, today),
      background,
      rank: 'NORMAL',
      review: 'ACCEPTED',
      reliability: 'F',
      credibility: null,
      stage: claim.stage,
      milestones: claim.milestones,
      type: claim.type,
      activities: claim.activities,
      parties: claim.parties.map((party) => ({
        ...party,
        organization: organization(nameIn(party.organization)),
        namedAs: nameIn(party.organization),
      })),
      stakes: claim.stakes.map((stake) => ({
        ...stake,
        holder: organization(nameIn(stake.holder)),
        target: organization(nameIn(stake.target)),
      })),
      value: claim.value,
      jointVenture: claim.jointVenture && organization(nameIn(claim.jointVenture)),
      models: claim.models.map((model) => modelId(nameIn(model))),
      regions: claim.regions,
    };
  }
}

function add(claims: Map<DealId, Claim[]>, claim: Claim): void {
  const list = claims.get(claim.deal);
  if (list === undefined) claims.set(claim.deal, [claim]);
  else list.push(claim);
}
