/** Tables of claims, imported: what is in them is recorded once, and what is wrong with a row is told beside it. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { tableTemplate } from '../../src/alliances/table-import/template.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { openService, readerOf, rosa, tiesToday } from '../support/reporting.ts';

const HEADER =
  'report_url,publisher,published,deal_key,deal_id,confirm_new,stage,type,parties,stakes,milestones,summary';
interface Filled {
  readonly [column: string]: string;
}
const line = (more: Filled = {}): string => {
  const cells: Filled = {
    ...{ report_url: 'https://news.example/1', publisher: 'Reuters', published: '2024-03-01', stage: 'SIGNED' },
    ...{ type: 'COOPERATION', parties: 'Ford; Rivian', summary: 'They work together.', ...more },
  };
  return HEADER.split(',')
    .map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
    .join(',');
};
const table = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');

onEveryEngine('a table of claims', (engine) => {
  let store: GraphStore;
  let alliances: Alliances;
  const opened: Alliances[] = [];

  beforeEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    store = await engine.open();
    alliances = await openService(store);
    opened.push(alliances);
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
  });

  const imported = async (text: string, more: { dryRun?: boolean; signal?: AbortSignal } = {}) => {
    let leftOut = '';
    const file = {
      name: 'deals.csv',
      bytes: [new TextEncoder().encode(text)],
      async reject(rows: string) {
        leftOut += rows;
      },
    };
    const summary = await importFiles(alliances, [file], { actor: rosa, ...more });
    return { ...summary, leftOut };
  };

  test('as the template is imports as it is', async () => {
    const { created, problems, rejected } = await imported(tableTemplate());
    expect({ problems, rejected }).toEqual({ problems: [], rejected: 0 });
    expect(created).toMatchObject({ report: 1, claim: 1, deal: 1, publisher: 1, placeholder: 3 });
    expect(tiesToday(alliances)).toEqual(['Stellantis OWNS 20–21 Leapmotor']);
  });

  test('makes one report of the rows of one address, with one change in the log', async () => {
    const { created } = await imported(
      table(
        line({ deal_key: 'ford-rivian' }),
        line({ report_url: 'https://news.example/1?utm_source=x#top', deal_key: 'ford-vw', parties: 'Ford; VW' }),
        line({ report_url: 'https://news.example/2', deal_key: 'ford-rivian', stage: 'ACTIVE' }),
      ),
    );
    expect(created).toMatchObject({ report: 2, claim: 3, deal: 2 });
    expect(alliances.revision).toBe(2);
    expect(tiesToday(alliances)).toEqual(['Ford PARTNERS Rivian', 'Ford PARTNERS VW']);
  });

  test('imported again changes nothing, and completes what was broken off', async () => {
    const lines = Array.from({ length: 600 }, (_, at) =>
      line({ report_url: `https://news.example/${at}`, deal_key: `deal-${at}`, parties: `Ford; Partner ${at}` }),
    );
    const stop = new AbortController();
    const file = {
      name: 'deals.csv',
      bytes: (function* () {
        yield new TextEncoder().encode(table(...lines.slice(0, 400)));
        stop.abort(new Error('Stopped.'));
        yield new TextEncoder().encode(lines.slice(400).join('\n'));
      })(),
    };
    await expect(importFiles(alliances, [file], { actor: rosa, signal: stop.signal })).rejects.toThrow('Stopped.');
    const before = alliances.revision;
    expect(before).toBeLessThan(600);
    await imported(table(...lines));
    expect(alliances.revision).toBe(600);
    const again = await imported(table(...lines));
    expect([again.unchanged, again.created.claim, alliances.revision]).toEqual([600, 0, 600]);
    const findings = await checkGraph({ store, snapshot: readerOf(alliances).snapshot });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('without keys is known again by what it says', async () => {
    const text = table(line(), line({ report_url: 'https://news.example/2', parties: 'Toyota; Suzuki' }));
    await imported(text);
    const before = alliances.revision;
    expect(await imported(text)).toMatchObject({ rejected: 0, unchanged: 2, revision: before });
  });

  test('hands back the rows that cannot be used, each with the reason, to be mended and imported as they are', async () => {
    const text = table(
      line({ deal_key: 'a' }),
      line({ report_url: 'https://news.example/2', deal_key: 'b', stage: 'engaged' }),
      line({ report_url: 'https://news.example/3', deal_id: 'deal:nobody' }),
      line({ report_url: 'https://news.example/4', deal_key: 'd', parties: 'Ford; Jeep', stakes: 'Ford > Ford: 5 %' }),
      line({ report_url: 'https://news.example/5', deal_key: 'e', parties: 'Ford; Jeep' }),
    );
    const { leftOut, rejected, problems, created } = await imported(text);
    expect(created).toMatchObject({ claim: 2, report: 2 });
    expect(rejected).toBe(3);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
    const [header, ...rows] = leftOut.trim().split('\r\n');
    expect(header).toBe(`${HEADER},error`);
    expect(rows[0]).toMatch(/engaged.*stage: This is not one of/);
    expect(rows[1]).toMatch(/deal_id: There is no deal/);
    expect(rows[2]).toMatch(/stakes: This names the holder itself/);
    const mended = leftOut
      .replace('engaged', 'SIGNED')
      .replace('deal:nobody', 'deal:a')
      .replace('Ford > Ford', 'Ford > Jeep');
    const second = await imported(mended);
    expect(second).toMatchObject({ rejected: 0, problems: [], leftOut: '' });
    expect(second.created.claim).toBe(3);
    expect(second.notes.filter(({ kind }) => kind === 'ignored')).toEqual([]);
  });

  test('of a report with one bad row the others are recorded', async () => {
    const text = table(
      line({ deal_key: 'a' }),
      line({ deal_id: 'deal:nobody' }),
      line({ deal_key: 'c', parties: 'Ford; Jeep' }),
    );
    const { created, rejected } = await imported(text);
    expect([created.claim, created.report, rejected]).toEqual([2, 1, 1]);
  });

  test('leaves out a deal that is all but surely known, naming it, unless somebody has compared', async () => {
    const first = {
      ...{ parties: 'INVESTOR: Stellantis; INVESTEE: Leapmotor', type: 'EQUITY_STAKE' },
      ...{ published: '2023-10-26', milestones: 'SIGNED 2023-10-26' },
    };
    const rows = [
      line(first),
      line({ ...first, report_url: 'https://other.example/2', publisher: 'Bloomberg', published: '2023-10-26' }),
    ];
    const { rejected, leftOut, created } = await imported(table(...rows));
    expect([rejected, created.deal]).toEqual([1, 1]);
    expect(leftOut).toMatch(/all but surely in the graph: .*\(deal:[^)]+\)/);
    const confirmed = leftOut.replace('Bloomberg,2023-10-26,,,', 'Bloomberg,2023-10-26,,,yes');
    expect(confirmed).not.toBe(leftOut);
    expect(await imported(confirmed)).toMatchObject({ rejected: 0, created: { deal: 1 } });
  });

  describe('tried out', () => {
    test('says what would be new and what is wrong, and changes nothing', async () => {
      const text = table(
        line({ deal_key: 'a', stakes: 'Ford > Rivian: 70 %' }),
        line({ report_url: 'https://news.example/2', deal_key: 'a', stage: 'ACTIVE' }),
        line({ report_url: 'https://news.example/3', stage: 'engaged' }),
      );
      const { created, rejected, dryRun, revision } = await imported(text, { dryRun: true });
      expect({ rejected, dryRun, revision }).toEqual({ rejected: 1, dryRun: true, revision: 0 });
      expect(created).toMatchObject({ report: 2, claim: 2, deal: 1, publisher: 1, placeholder: 2 });
      expect(tiesToday(alliances)).toEqual([]);
      const real = await imported(text);
      expect(real.created).toEqual(created);
    });

    test('tells what is worth a second look', async () => {
      const { notes } = await imported(table(line({ deal_key: 'a', type: 'SUPPLY' })), { dryRun: true });
      expect(notes).toContainEqual(expect.objectContaining({ field: 'ROLES_MISSING', line: 2 }));
    });
  });

  test('that lacks a column, or is in another encoding, is refused with what to do', async () => {
    const lacking = await imported('report_url,stage\nhttps://x.example,SIGNED\n');
    expect(lacking.problems[0]?.message).toMatch(/must name the columns publisher, parties, summary; .*--template/);
    const file = { name: 'deals.csv', bytes: [new Uint8Array(Buffer.from(`\uFEFF${table(line())}`, 'utf16le'))] };
    const utf16 = await importFiles(alliances, [file], { actor: rosa });
    expect(utf16.problems[0]?.message).toContain('UTF-16');
    expect(alliances.revision).toBe(0);
  });
});
