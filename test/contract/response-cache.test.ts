import { afterAll, beforeAll, expect, test } from 'vitest';
import { onEveryEngine } from '../support/engines.ts';
import { get, type Served, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

onEveryEngine('answers that are kept', (engine) => {
  let here: Served;
  let there: Served | undefined;
  beforeAll(async () => {
    here = await serve(await engine.open());
    await tellSmallGraph(here.alliances);
    // Only one process at a time may hold the embedded engine's file.
    if (here.alliances.store.supports.sharedByProcesses) there = await serve(await engine.reopen());
  });
  afterAll(async () => {
    await here?.close();
    await there?.close();
  });

  test('are thrown away by a write, in this process at once and in another as soon as it hears of it', async () => {
    const path = '/export/organizations.csv';
    for (const served of [here, there ?? here]) {
      await get(served.url + path);
      const { statements } = served.alliances.store;
      const { hits } = served.cache.figures;
      expect((await get(served.url + path)).body.toString()).not.toContain('Freshly Founded');
      expect(served.cache.figures.hits).toBe(hits + 1);
      // Where others may write, the log is read now and then, whoever asks.
      if (there === undefined) expect(served.alliances.store.statements).toBe(statements);
    }
    const { revision } = await here.alliances.saveOrganization({ name: 'Freshly Founded' }, { name: 'Rosa' });
    expect((await get(here.url + path)).body.toString()).toContain('Freshly Founded');
    if (there === undefined) return;
    const waited = await get(there.url + path, { 'min-revision': `${revision}` });
    expect(waited.status).toBe(200);
    expect(waited.body.toString()).toContain('Freshly Founded');
    expect((await get(there.url + path)).body.toString()).toContain('Freshly Founded');
  });
});
