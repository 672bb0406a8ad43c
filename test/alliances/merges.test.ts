/**
 * Whatever is reported, merged and split, in whatever order: the ties are those of all claims projected at once by the merges that
 * count, and a graph whose merges are all undone is that of a service in which nothing was ever merged.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { readStoredNetwork } from '../../src/alliances/checks/stored-network.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { ConflictError } from '../../src/alliances/errors.ts';
import type { ClaimInput, ReportDealsInput, SaveOrganizationInput } from '../../src/alliances/inputs.ts';
import type { Claim, Succession } from '../../src/domain/model.ts';
import { project } from '../../src/domain/projection.ts';
import { claim, organizations, reports, succession, textOf } from '../support/any-writes.ts';
import { openInMemory } from '../support/engines.ts';
import { factsOf } from '../support/merges.ts';
import { clock, report, rosa } from '../support/reporting.ts';

type Step =
  | { readonly tell: ReportDealsInput; readonly pending?: boolean }
  | { readonly succeed: SaveOrganizationInput }
  | { readonly merge: readonly [string, string] }
  | { readonly undo: number }
  | { readonly curate: (typeof curations)[number]; readonly claim: number; readonly by: ClaimInput };

const curations = ['correct', 'retract', 'prefer', 'deprecate', 'reject', 'accept'] as const;

const organization = fc.constantFrom(...organizations).map((name) => `organization:${name.toLowerCase()}`);
const deal = fc.constantFrom('one', 'two', 'three', 'four').map((key) => `deal:${key}`);
const pair = (id: fc.Arbitrary<string>) => fc.tuple(id, id).filter(([one, other]) => one !== other);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ tell: reports, pending: fc.boolean() }) },
  { weight: 1, arbitrary: succession.map((succeed) => ({ succeed })) },
  { weight: 3, arbitrary: fc.oneof(pair(organization), pair(deal)).map((merge) => ({ merge })) },
  { weight: 2, arbitrary: fc.nat({ max: 3 }).map((undo) => ({ undo })) },
  { weight: 2, arbitrary: fc.record({ curate: fc.constantFrom(...curations), claim: fc.nat({ max: 9 }), by: claim }) },
);

interface Merge {
  readonly id: string;
  readonly survivor: string;
  readonly duplicate: string;
}

/** What the service is held against: another one in which nothing is merged, and the merges beside it. */
interface Model {
  readonly unmerged: Alliances;
  merges: readonly Merge[];
  /** Ids of the claims recorded so far. */
  readonly claims: string[];
}

const researcher = { name: 'Ruth', role: 'RESEARCHER' as const };
const reviewer = { name: 'Rita', role: 'REVIEWER' as const };

const RUNS = Number(process.env.MERGE_RUNS ?? 25);

test('any writes, merges and undoings leave the ties of a fresh projection, and undone merges leave nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      const service = await createAlliances({ store: await openInMemory(), clock, reviewRequired: true });
      const model: Model = {
        unmerged: await createAlliances({ store: await openInMemory(), clock, reviewRequired: true }),
        merges: [],
        claims: [],
      };
      // All are there from the start, so that any two can be merged.
      await both(service, model, { tell: everybody });
      for (const each of steps) await both(service, model, each);

      await expectProjected(service, model);
      for (const { id } of model.merges) await service.undoMerge({ merge: id, reason: 'Not the same' }, rosa);
      expect(await factsOf(service.store)).toEqual(await factsOf(model.unmerged.store));
      await service.close();
      await model.unmerged.close();
    }),
    { numRuns: RUNS },
  );
}, 120_000);

/** Sees all, whatever its claims have come to. */
const adminOf = (service: Alliances) => service.reader({ viewer: { name: null, role: 'ADMIN' } });

const everybody = report(
  'all',
  ['one', 'two', 'three', 'four'].map((key) => ({
    deal: { key },
    stage: 'RUMOURED' as const,
    parties: organizations.map((name) => ({ organization: { name }, role: 'OTHER' as const })),
    summary: 'All were seen.',
  })),
  { published: '2018-01-01' },
);

async function both(service: Alliances, model: Model, each: Step): Promise<void> {
  if ('tell' in each) {
    const actor = each.pending ? researcher : rosa;
    const { claims } = await service.reportDeals(each.tell, actor);
    expect((await model.unmerged.reportDeals(each.tell, actor)).claims).toEqual(claims);
    model.claims.push(...claims.filter((id) => !model.claims.includes(id)));
  } else if ('succeed' in each) {
    // Who follows whom is recorded of those who answer.
    const input = led(model, each.succeed);
    if (input === null) return;
    await service.saveOrganization(input, rosa);
    await model.unmerged.saveOrganization(input, rosa);
  } else if ('curate' in each) {
    const answers = await Promise.all([service, model.unmerged].map((one) => curated(one, model, each)));
    expect(answers[0]).toEqual(answers[1]);
    const [answer] = answers;
    if (answer?.claim !== undefined && !model.claims.includes(answer.claim)) model.claims.push(answer.claim);
  } else if ('merge' in each) await merge(service, model, ...each.merge);
  else await undo(service, model, each.undo);
}

/** What the curator is answered, or why not. */
async function curated(
  service: Alliances,
  { claims }: Model,
  { curate, claim, by }: Extract<Step, { readonly curate: unknown }>,
): Promise<{ readonly claim?: string; readonly refused?: string }> {
  const id = claims[claim % claims.length] ?? '';
  const reason = 'It is so.';
  try {
    const answer = await act();
    return { claim: answer.claim };
  } catch (error) {
    if (error instanceof ConflictError) return { refused: error.message };
    throw error;
  }
  function act() {
    switch (curate) {
      case 'correct':
        return service.correctClaim(id, { claim: { ...by, deal: null }, reason }, reviewer);
      case 'retract':
        return service.retractClaim(id, reason, reviewer);
      case 'prefer':
        return service.rankClaim(id, { rank: 'PREFERRED', reason }, reviewer);
      case 'deprecate':
        return service.rankClaim(id, { rank: 'DEPRECATED', reason }, reviewer);
      case 'reject':
        return service.reviewClaim(id, { accept: false, reason }, reviewer);
      case 'accept':
        return service.reviewClaim(id, { accept: true, reason }, reviewer);
      default:
        return curate satisfies never;
    }
  }
}

function led(model: Model, { successions = [] }: SaveOrganizationInput): SaveOrganizationInput | null {
  const reference = (of: { readonly name?: string | null | undefined }) => ({
    id: endOf(model, `organization:${of.name?.toLowerCase()}`),
  });
  const ends = (successions ?? []).map((one) => ({ ...one, from: reference(one.from), to: reference(one.to) }));
  const [first] = ends;
  return first === undefined || first.from.id === first.to.id ? null : { id: first.to.id, successions: ends };
}

async function merge(service: Alliances, model: Model, survivor: string, duplicate: string): Promise<void> {
  const before = await factsOf(service.store);
  const merging = () => service.mergeOrganizations({ survivor, duplicate, reason: 'The same' }, rosa);
  const mergingDeals = () => service.mergeDeals({ survivor, duplicate, reason: 'The same' }, rosa);
  const go = duplicate.startsWith('deal:') ? mergingDeals : merging;
  const isTaken = model.merges.some((known) => known.duplicate === duplicate);
  if (isTaken || endOf(model, survivor) === endOf(model, duplicate)) {
    await expect(go()).rejects.toThrow(ConflictError);
    expect(await factsOf(service.store)).toEqual(before);
    return;
  }
  const first = await go();
  // Merged and split: the same graph.
  await service.undoMerge({ merge: first.merge, reason: 'Not the same' }, rosa);
  expect(await factsOf(service.store)).toEqual(before);
  const { merge: id } = await go();
  model.merges = [...model.merges, { id, survivor, duplicate }];
}

async function undo(service: Alliances, model: Model, place: number): Promise<void> {
  const known = model.merges[place];
  if (known === undefined) return;
  await service.undoMerge({ merge: known.id, reason: 'Not the same' }, rosa);
  model.merges = model.merges.filter(({ id }) => id !== known.id);
}

function endOf(model: Model, id: string): string {
  const next = model.merges.find(({ duplicate }) => duplicate === id);
  return next === undefined ? id : endOf(model, next.survivor);
}

async function expectProjected(service: Alliances, model: Model): Promise<void> {
  const reader = adminOf(model.unmerged);
  const dossiers = await reader.dossiers([...reader.snapshot.deals()].map(({ id }) => id));
  const claims = dossiers.flatMap((dossier) => [...(dossier?.claims.values() ?? [])]);
  const known = await reader.organizations([...reader.snapshot.organizations()].map(({ id }) => id));
  const renamed = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, text) => (typeof text === 'string' ? endOf(model, text) : text)) as T;
  const merged: Claim[] = renamed(claims).map((claim) => ({
    ...claim,
    stakes: claim.stakes.filter(({ holder, target }) => holder !== target),
  }));
  const successions: Succession[] = renamed(known.flatMap((organization) => organization?.successors ?? []));
  const deals = [...Map.groupBy(merged, (claim) => claim.deal)].map(([id, list]) => ({ id, claims: list }));
  const fresh = project({ deals, successions });
  const stored = await readStoredNetwork(service.store);
  expect(textOf(stored.ties, stored.positions)).toEqual(textOf(fresh.ties, fresh.positions));

  const { snapshot } = adminOf(service);
  const findings = await checkGraph({ store: service.store, snapshot });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const answering = new Set([...reader.snapshot.deals()].map(({ id }) => endOf(model, id)));
  expect([...snapshot.deals()].map(({ id }) => id).sort()).toEqual([...answering].sort());
}
