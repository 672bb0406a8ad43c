import { describe, expect, test } from 'vitest';
import { waitForRevision } from '../../../src/http/min-revision.ts';
import { Refusal } from '../../../src/http/refusal.ts';

/** A process that shows changes up to the fifth, and gets the seventh while somebody waits. */
const alliances = { reached: async (revision: number) => revision <= 7 };

function read(minRevision?: string): Promise<void> {
  const headers = minRevision === undefined ? {} : { 'min-revision': minRevision };
  return waitForRevision(new Request('http://localhost/graphql', { headers }), () => alliances);
}

async function refusalOf(minRevision: string): Promise<Refusal> {
  return (await read(minRevision).catch((error: unknown) => error)) as unknown as Refusal;
}

describe('a read that asks for a revision', () => {
  test('is answered once the change is there', async () => {
    await expect(read('7')).resolves.toBeUndefined();
    await expect(read('0')).resolves.toBeUndefined();
  });

  test('is refused where it does not come, with when to try again', async () => {
    const refusal = await refusalOf('8');
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(refusal.message).toBe('Change 8 has not arrived here yet; try again in a moment.');
  });

  test.each(['', ' ', 'change:7', '-1', '1.5', '1e3', '9'.repeat(16)])(
    'is refused where %j is no number of a change',
    async (text) => {
      expect(await refusalOf(text)).toMatchObject({ status: 400 });
    },
  );
});

test('a read that asks for none does not wait', async () => {
  await waitForRevision(new Request('http://localhost/'), () => {
    throw new Error('It was looked at.');
  });
});
