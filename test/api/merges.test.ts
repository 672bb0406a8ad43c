/** Two records of one company or one deal become one, and two again: on both engines, and over GraphQL. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { ConflictError, InputError, NotFoundError } from '../../src/alliances/errors.ts';
import { graphHash, graphParts } from '../../src/alliances/graph-hash.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { removeStarterData } from '../../src/alliances/starter-data.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { asking, resultsOf } from '../support/desk.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { factsOf } from '../support/merges.ts';
import { claim, openService, party, readerOf, report, rosa, stake, TODAY, tiesToday } from '../support/reporting.ts';
import { exported, fileOfText, storyFiles } from '../support/starter-story.ts';

const ford = 'organization:ford';
const fordMotor = 'organization:ford-motor-company';
const mahindra = 'organization:mahindra';
const rivian = 'organization:rivian';
const today = { asOf: TODAY, knownAt: TODAY };

onEveryEngine('Merges', ({ open, reopen }) => {
  let store: GraphStore;
  let service: Alliances;

  beforeEach(async () => {
    store = await open();
    service = await openService(store);
  });

  const merge = (survivor: string, duplicate: string) =>
    service.mergeOrganizations({ survivor, duplicate, reason: 'The same company' }, rosa);
  const mergeDeals = (survivor: string, duplicate: string) =>
    service.mergeDeals({ survivor, duplicate, reason: 'The same deal' }, rosa);
  const undo = (id: string) => service.undoMerge({ merge: id, reason: 'They are two' }, rosa);
  const tell = (page: string, claims: Parameters<typeof report>[1], more: Parameters<typeof report>[2] = {}) =>
    service.reportDeals(report(page, claims, more), rosa);
  const errorsOf = async (of: Alliances = service) => {
    const findings = await checkGraph({ store: of.store, snapshot: readerOf(of).snapshot });
    return findings.filter(({ severity }) => severity === 'error');
  };
  const nodes = (page: { readonly edges: readonly { readonly node: string }[] } | undefined) =>
    page?.edges.map(({ node }) => node) ?? [];

  /** Ford and Rivian cooperate; Ford Motor Company and Mahindra, too. */
  async function twoNamesOfFord(): Promise<void> {
    await tell('1', [claim({ deal: { key: 'one' } })]);
    await tell('2', [claim({ deal: { key: 'two' }, parties: [party('Ford Motor Company'), party('Mahindra')] })]);
  }

  describe('of organisations', () => {
    test('the survivor has the ties of both, under every id and name', async () => {
      await twoNamesOfFord();
      const { merge: id, revision } = await merge(ford, fordMotor);
      expect(id).toBe(`merge:${revision}`);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Mahindra', 'Ford PARTNERS Rivian']);
      const reader = readerOf(service);
      const [byOldId] = await reader.organizations([fordMotor]);
      expect(byOldId).toMatchObject({ id: ford, name: 'Ford' });
      expect(byOldId?.names.map(({ value, type }) => [value, type])).toEqual([
        ['Ford', 'PREFERRED'],
        ['Ford Motor Company', 'TRADE'],
      ]);
      expect(await reader.organizationsNamed(['Ford Motor Company'])).toEqual([[ford]]);
      const found = reader.search('Ford Motor Company', ['ORGANIZATION'], 5).map((hit) => hit.id);
      expect(found).toEqual([ford]);
      expect([...reader.snapshot.organizations()].map((row) => row.id).sort()).toEqual([ford, mahindra, rivian]);
      const listed = await reader.dealPage({ allParties: [fordMotor, mahindra] }, undefined, {});
      expect(nodes(listed)).toEqual(['deal:two']);
      const [named] = await reader.deals(['deal:two']);
      expect(named?.title).toContain('Ford and Mahindra');
      expect(await errorsOf()).toEqual([]);
    });

    test('the log tells of it, and of its undoing, by the id of the merge', async () => {
      await twoNamesOfFord();
      const { merge: id, revision } = await merge(ford, fordMotor);
      const split = await undo(id);
      const reader = readerOf(service);
      const [merged, undone] = await reader.changes([`change:${revision}`, `change:${split.revision}`]);
      expect(merged).toMatchObject({
        kind: 'MERGED',
        summary: 'Merged Ford Motor Company into Ford: The same company',
      });
      expect(merged?.subjects.toSorted()).toEqual([id, ford, fordMotor].sort());
      expect(undone).toMatchObject({ kind: 'SPLIT', summary: 'Split Ford Motor Company from Ford: They are two' });
      expect(nodes((await reader.changesOf([fordMotor], {}))[0])).toContain(`change:${revision}`);
      expect(await reader.merges([id])).toEqual([
        { id, survivor: ford, duplicate: fordMotor, active: false, reason: 'The same company' },
      ]);
    });

    test('merged and split, the graph is what it was, but for the log', async () => {
      await twoNamesOfFord();
      await tell('3', [
        claim({ type: 'EQUITY_STAKE', parties: [party('Ford')], stakes: [stake('Ford', 'Rivian', 12)] }),
      ]);
      const before = await factsOf(store);
      const { merge: id } = await merge(ford, fordMotor);
      expect(await factsOf(store)).not.toEqual(before);
      await undo(id);
      expect(await factsOf(store)).toEqual(before);
      expect(await errorsOf()).toEqual([]);
    });

    test('a claim recorded in between keeps whom it named, and goes with them', async () => {
      await twoNamesOfFord();
      const { merge: id } = await merge(ford, fordMotor);
      const told = [
        claim({ deal: { key: 'three' }, parties: [party('Ford Motor Company'), party('Tata')] }),
        claim({
          deal: { key: 'four' },
          parties: [{ organization: { id: fordMotor } }, party('Toyota')],
        }),
      ];
      const answer = await tell('3', told);
      expect(tiesToday(service)).toContain('Ford PARTNERS Tata');
      expect(tiesToday(service)).toContain('Ford PARTNERS Toyota');
      expect(await tell('3', told)).toMatchObject({ created: [], claims: answer.claims });
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      expect(tiesToday(service)).toEqual([
        'Ford Motor Company PARTNERS Mahindra',
        'Ford Motor Company PARTNERS Tata',
        'Ford Motor Company PARTNERS Toyota',
        'Ford PARTNERS Rivian',
      ]);
      expect(await tell('3', told)).toMatchObject({ created: [], claims: answer.claims });
      expect(await errorsOf()).toEqual([]);
    });

    test('a deal between the two has no tie while they are one', async () => {
      await tell('1', [claim({ parties: [party('Ford'), party('Ford Motor Company')] })]);
      await tell('2', [
        claim({ type: 'EQUITY_STAKE', parties: [party('Ford')], stakes: [stake('Ford', 'Ford Motor Company', 40)] }),
      ]);
      const { merge: id } = await merge(ford, fordMotor);
      expect(tiesToday(service)).toEqual([]);
      expect(readerOf(service).snapshot.positions({ at: today, planned: true })).toEqual([]);
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      expect(tiesToday(service)).toHaveLength(2);
    });

    test('shares that two names were said to have are what one holds', async () => {
      await tell('1', [
        claim({ type: 'EQUITY_STAKE', parties: [party('Ford')], stakes: [stake('Ford', 'Rivian', 12)] }),
      ]);
      await tell('2', [
        claim({
          type: 'EQUITY_STAKE',
          parties: [party('Ford Motor Company')],
          stakes: [stake('Ford Motor Company', 'Rivian', 20)],
        }),
      ]);
      await merge(ford, fordMotor);
      const { snapshot } = readerOf(service);
      const holders = snapshot.positions({ at: today, target: rivian, planned: true }).map(({ holder }) => holder);
      expect(new Set(holders)).toEqual(new Set([ford]));
      expect(await errorsOf()).toEqual([]);
    });

    test('positions go over to the heir of either', async () => {
      await tell('1', [
        claim({
          stage: 'ACTIVE',
          type: 'EQUITY_STAKE',
          milestones: [{ stage: 'ACTIVE', on: '2010-01-01' }],
          parties: [party('Old Ford')],
          stakes: [stake('Old Ford', 'Rivian', 30)],
        }),
      ]);
      await tell('2', [claim({ parties: [party('Ford Motors'), party('Mahindra')] })]);
      await service.saveOrganization(
        {
          name: 'New Ford',
          successions: [{ from: { name: 'Ford Motors' }, to: { name: 'New Ford' }, kind: 'RENAMED', on: '2020-01-01' }],
        },
        rosa,
      );
      expect(tiesToday(service)).toContain('Old Ford OWNS 30 Rivian');
      const { merge: id } = await merge('organization:old-ford', 'organization:ford-motors');
      expect(tiesToday(service)).toContain('New Ford OWNS 30 Rivian');
      const [old] = await readerOf(service).organizations(['organization:ford-motors']);
      expect(old).toMatchObject({ id: 'organization:old-ford', successors: [{ to: 'organization:new-ford' }] });
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      expect(tiesToday(service)).toContain('Old Ford OWNS 30 Rivian');
    });

    test('each of a chain answers by its end, and any link of it can be undone', async () => {
      await twoNamesOfFord();
      await tell('3', [claim({ deal: { key: 'three' }, parties: [party('FoMoCo'), party('Tata')] })]);
      const before = await factsOf(store);
      const first = await merge(fordMotor, 'organization:fomoco');
      const second = await merge(ford, fordMotor);
      const [end] = await readerOf(service).organizations(['organization:fomoco']);
      expect(end?.id).toBe(ford);
      expect(await errorsOf()).toEqual([]);
      await undo(second.merge);
      expect(tiesToday(service)).toEqual([
        'Ford Motor Company PARTNERS Mahindra',
        'Ford Motor Company PARTNERS Tata',
        'Ford PARTNERS Rivian',
      ]);
      const again = await merge(ford, fordMotor);
      await undo(first.merge);
      expect(tiesToday(service)).toEqual(['FoMoCo PARTNERS Tata', 'Ford PARTNERS Mahindra', 'Ford PARTNERS Rivian']);
      expect(await errorsOf()).toEqual([]);
      await undo(again.merge);
      expect(await factsOf(store)).toEqual(before);
    });

    test('the survivor is described as before, whatever kind the other was', async () => {
      await service.saveOrganization({ name: 'Ford', kind: 'AUTOMAKER', country: 'US' }, rosa);
      await twoNamesOfFord();
      const { merge: id } = await merge(ford, fordMotor);
      const [survivor] = await readerOf(service).organizations([fordMotor]);
      expect(survivor).toMatchObject({ id: ford, kind: 'AUTOMAKER', country: 'US', placeholder: false });
      // Whoever describes the duplicate describes the survivor.
      await service.saveOrganization({ id: fordMotor, country: 'CA' }, rosa);
      await undo(id);
      const [one, other] = await readerOf(service).organizations([ford, fordMotor]);
      expect([one?.country, other?.country, other?.kind]).toEqual(['CA', null, 'OTHER']);
      expect(await errorsOf()).toEqual([]);
    });

    test('models of the duplicate are the survivor’s', async () => {
      await twoNamesOfFord();
      await service.saveModel(
        {
          name: 'Figo',
          brand: { name: 'Ford Motor Company' },
          makers: [{ organization: { name: 'Ford Motor Company' } }],
        },
        rosa,
      );
      const { merge: id } = await merge(ford, fordMotor);
      const reader = readerOf(service);
      expect(await reader.models(['model:figo'])).toMatchObject([{ brand: ford, makers: [{ organization: ford }] }]);
      const [of] = await reader.modelsOfOrganizations([ford], undefined, { totalCount: true });
      expect([nodes(of), of?.totalCount]).toEqual([['model:figo'], 1]);
      for (const filter of [{ brand: ford }, { maker: fordMotor }]) {
        expect(nodes(await reader.modelPage(filter, {}))).toEqual(['model:figo']);
      }
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      expect(await readerOf(service).models(['model:figo'])).toMatchObject([{ brand: fordMotor }]);
      await merge(ford, fordMotor);
      await service.saveModel({ name: 'Figo', brand: { name: 'Mahindra' }, makers: [] }, rosa);
      expect(await readerOf(service).models(['model:figo'])).toMatchObject([{ brand: mahindra, makers: [] }]);
    });

    test('are refused where they cannot be', async () => {
      await twoNamesOfFord();
      const before = await graphHash(store);
      await expect(merge(ford, ford)).rejects.toThrow(InputError);
      await expect(merge(ford, 'organization:nobody')).rejects.toThrow(NotFoundError);
      await expect(merge('deal:one', ford)).rejects.toThrow('That is the id of a deal');
      await expect(mergeDeals(ford, 'deal:one')).rejects.toThrow(NotFoundError);
      const blank = service.mergeOrganizations({ survivor: ford, duplicate: fordMotor, reason: ' ' }, rosa);
      await expect(blank).rejects.toThrow(InputError);
      await expect(undo('merge:1')).rejects.toThrow(NotFoundError);
      expect(await graphHash(store)).toBe(before);
      const { merge: id } = await merge(ford, fordMotor);
      await expect(merge(ford, fordMotor)).rejects.toThrow(`is merged already, by ${id}`);
      await expect(merge(fordMotor, ford)).rejects.toThrow(ConflictError);
      await expect(merge(rivian, fordMotor)).rejects.toThrow(`Merge ${ford} instead, or undo ${id} first`);
      await undo(id);
      await expect(undo(id)).rejects.toThrow('is undone already');
    });
  });

  describe('of deals', () => {
    /** Two reports of one deal, taken for two. */
    async function oneDealTwice(): Promise<void> {
      await tell('1', [claim({ deal: { key: 'one' } })]);
      const models = [{ name: 'R1T' }];
      await tell('2', [claim({ deal: { key: 'two' }, stage: 'ACTIVE', summary: 'They have begun.', models })], {
        published: '2025-02-01',
        publisher: 'Bloomberg',
      });
    }

    test('the survivor is what the claims about both come to', async () => {
      await oneDealTwice();
      expect(await readerOf(service).relatedDeals('deal:one', today, 5)).toHaveLength(1);
      const before = await factsOf(store);
      const { merge: id } = await mergeDeals('deal:one', 'deal:two');
      const reader = readerOf(service);
      expect([...reader.snapshot.deals()].map((row) => row.id)).toEqual(['deal:one']);
      expect(await reader.deals(['deal:two'])).toMatchObject([{ id: 'deal:one' }]);
      const [dossier] = await reader.dossiers(['deal:two']);
      expect(dossier?.claims.size).toBe(2);
      expect(dossier?.life.steps.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['SIGNED', 'ACTIVE']));
      const [page] = await reader.claimsOfDeals(['deal:two'], undefined, { totalCount: true });
      expect(page?.totalCount).toBe(2);
      expect(nodes((await reader.modelsOfDeals(['deal:one'], {}))[0])).toEqual(['model:r1t']);
      expect(nodes((await reader.dealsOfModels(['model:r1t'], {}))[0])).toEqual(['deal:one']);
      expect(await reader.relatedDeals('deal:two', today, 5)).toEqual([]);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Rivian']);
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      expect(await factsOf(store)).toEqual(before);
      expect([...readerOf(service).snapshot.deals()]).toHaveLength(2);
    });

    test('a claim about the duplicate counts for the survivor, and goes back with it', async () => {
      await oneDealTwice();
      const { merge: id } = await mergeDeals('deal:one', 'deal:two');
      const told = [claim({ deal: { key: 'two' }, parties: [party('Ford'), party('Rivian'), party('Tata')] })];
      const { deals, claims } = await tell('3', told);
      expect(deals).toEqual(['deal:one']);
      expect(tiesToday(service)).toContain('Ford PARTNERS Tata');
      expect(await tell('3', told)).toMatchObject({ created: [], claims });
      expect(await errorsOf()).toEqual([]);
      await undo(id);
      const [one, two] = await readerOf(service).dossiers(['deal:one', 'deal:two']);
      expect([one?.claims.size, two?.claims.size]).toEqual([1, 2]);
      expect(await errorsOf()).toEqual([]);
    });

    test('stakes of both are counted together', async () => {
      const on = (page: string, key: string, percent: number) =>
        tell(page, [
          claim({
            deal: { key },
            type: 'EQUITY_STAKE',
            stage: 'ACTIVE',
            parties: [party('Old Ford')],
            stakes: [stake('Ford', 'Rivian', percent)],
          }),
        ]);
      await on('1', 'one', 12);
      await on('2', 'two', 14);
      await mergeDeals('deal:one', 'deal:two');
      expect(tiesToday(service)).toEqual(['Ford OWNS 12–14 Rivian']);
      expect(await errorsOf()).toEqual([]);
    });
  });

  test('hold after a restart', async () => {
    await twoNamesOfFord();
    await merge(ford, fordMotor);
    const before = tiesToday(service);
    await store.close();
    service = await openService(await reopen());
    expect(tiesToday(service)).toEqual(before);
    expect(
      readerOf(service)
        .search('Ford Motor Company', ['ORGANIZATION'], 5)
        .map(({ id }) => id),
    ).toEqual([ford]);
    expect(await errorsOf()).toEqual([]);
  });

  test('a write that does not know of the latest merge is made again by it', async () => {
    await twoNamesOfFord();
    const other = await openService(store);
    await merge(ford, fordMotor);
    await other.reportDeals(
      report('3', [claim({ deal: { key: 'three' }, parties: [party('Ford Motor Company'), party('Tata')] })]),
      rosa,
    );
    expect(tiesToday(other)).toContain('Ford PARTNERS Tata');
    expect(tiesToday(other)).toContain('Ford PARTNERS Mahindra');
    expect(await errorsOf(other)).toEqual([]);
  });

  test('go with an export to another graph', async () => {
    await twoNamesOfFord();
    await tell('3', [claim({ deal: { key: 'three' }, parties: [party('FoMoCo'), party('Tata')] })]);
    await service.saveModel({ name: 'Figo', brand: { name: 'FoMoCo' } }, rosa);
    await merge(fordMotor, 'organization:fomoco');
    const { merge: undone } = await merge(ford, mahindra);
    await undo(undone);
    await merge(ford, fordMotor);
    await mergeDeals('deal:one', 'deal:two');
    const text = await exported(store);
    const empty = await openService(await openInMemory());
    await importFiles(empty, [fileOfText(text)], { actor: rosa });
    expect(await graphParts(empty.store)).toEqual(await graphParts(store));
    expect(await errorsOf(empty)).toEqual([]);
    expect(await exported(empty.store)).toBe(text);

    // Into a graph in use: what is merged there is merged here.
    const used = await openService(await openInMemory());
    await used.reportDeals(report('9', [claim({ parties: [party('BYD'), party('Toyota')] })]), rosa);
    await importFiles(used, [fileOfText(text)], { actor: rosa });
    expect(tiesToday(used)).toEqual([...tiesToday(service), 'BYD PARTNERS Toyota'].sort());
    expect(await errorsOf(used)).toEqual([]);
    const before = used.revision;
    await importFiles(used, [fileOfText(text)], { actor: rosa });
    expect(used.revision).toBe(before);
    for (const one of [empty, used]) await one.close();
  });

  test('of the starter data’s deals go with them, unless somebody else spoke of one', async () => {
    await importFiles(service, storyFiles(), { actor: { name: null } });
    const deals = [...readerOf(service).snapshot.deals()].filter((row) => !row.background).map(({ id }) => id);
    const [one = '', two = '', three = '', four = ''] = deals;
    const { merge: gone } = await mergeDeals(one, two);
    const { merge: kept } = await mergeDeals(three, four);
    await merge('organization:stellantis', 'organization:peugeot');
    await tell('9', [claim({ deal: { id: four }, parties: [party('Peugeot'), party('Rivian')] })]);
    await removeStarterData(service, { actor: rosa });
    expect(await errorsOf()).toEqual([]);
    const reader = readerOf(service);
    expect([...reader.snapshot.deals()].map(({ id }) => id)).toEqual([three]);
    expect(tiesToday(service)).toEqual(['Rivian PARTNERS Stellantis']);
    expect((await reader.merges([gone, kept])).map((one) => one?.active ?? null)).toEqual([null, true]);
    await expect(undo(kept)).rejects.toThrow('nothing would be left of it');
    expect(await errorsOf()).toEqual([]);
  });

  test('are asked for over GraphQL by reviewers, and each refusal says what to do', async () => {
    await twoNamesOfFord();
    const desk = asking(service);
    const reviewer = desk.as('REVIEWER');
    const organizations = { survivor: ford, duplicate: fordMotor, reason: 'One company' };
    const selection = 'revision merge { id survivor { id __typename } duplicate active reason }';
    const reached = new Set<string>();
    const write = async (asker: typeof reviewer, mutation: string, variables: Record<string, unknown>) => {
      const answer = await asker.write(mutation, variables, selection);
      reached.add(answer.__typename);
      return answer;
    };
    expect(await write(desk.as('RESEARCHER'), 'mergeOrganizations', organizations)).toMatchObject({
      __typename: 'ForbiddenError',
      needs: 'REVIEWER',
    });
    expect(await write(reviewer, 'mergeOrganizations', { ...organizations, reason: '' })).toMatchObject({
      __typename: 'ValidationError',
      fields: [{ path: ['reason'] }],
    });
    const nobody = { ...organizations, duplicate: 'organization:nobody' };
    expect(await write(reviewer, 'mergeOrganizations', nobody)).toMatchObject({
      __typename: 'NotFoundError',
      id: 'organization:nobody',
    });
    const merged = await write(reviewer, 'mergeOrganizations', organizations);
    expect(merged).toMatchObject({
      __typename: 'MergeSuccess',
      merge: {
        survivor: { id: ford, __typename: 'Organization' },
        duplicate: fordMotor,
        active: true,
        reason: 'One company',
      },
    });
    expect(await write(reviewer, 'mergeOrganizations', organizations)).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining(merged.merge.id),
    });
    const deals = await write(reviewer, 'mergeDeals', {
      survivor: 'deal:one',
      duplicate: 'deal:two',
      reason: 'One deal',
    });
    expect(deals.merge).toMatchObject({ survivor: { id: 'deal:one', __typename: 'Deal' } });
    const { node, organization } = await desk.as('READER').ask(
      `query ($merge: ID!, $old: ID!) {
        node(id: $merge) { ... on Merge { duplicate active } }
        organization(id: $old) { id deals(first: 5) { nodes { id parties { organization { id } } } } }
      }`,
      { merge: deals.merge.id, old: fordMotor },
    );
    expect(node).toEqual({ duplicate: 'deal:two', active: true });
    expect(organization.id).toBe(ford);
    expect(organization.deals.nodes.map(({ id }: { id: string }) => id)).toEqual(['deal:one']);
    const split = await write(reviewer, 'undoMerge', { merge: merged.merge.id, reason: 'Two companies' });
    expect(split.merge.active).toBe(false);
    expect([...reached].sort()).toEqual(resultsOf('mergeOrganizations').sort());
  });
});
