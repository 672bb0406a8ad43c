import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AccessOptions, createAccess } from '../../../src/access/access.ts';
import { hashOf, newTokenText, proves, readTokenText } from '../../../src/access/secret.ts';
import type { StoredToken } from '../../../src/access/tokens.ts';

const NOW = '2026-05-04T12:30:00Z';
const { id, secret, text } = newTokenText();
const known: StoredToken = {
  ...{ id, hash: hashOf(secret), name: 'Ada', role: 'RESEARCHER' },
  ...{ createdAt: NOW, usedAt: null, revokedAt: null },
};
const bearer = (token: string, address = '192.0.2.1') => ({ authorization: `Bearer ${token}`, address });

describe('the text of a token', () => {
  test('has a half to find it by and a half of 256 bits that proves it', () => {
    expect(text).toMatch(/^aa_[0-9a-f]{16}_[\w-]{43}$/);
    expect(readTokenText(text)).toEqual({ id, secret });
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(newTokenText().text).not.toBe(text);
  });

  test('is nothing else', () => {
    for (const other of ['', 'aa_', text.slice(1), `${text}x`, text.toUpperCase(), `${text}\n`]) {
      expect(readTokenText(other)).toBeNull();
    }
  });

  test('is proved by its own secret alone', () => {
    expect(proves(secret, hashOf(secret))).toBe(true);
    expect(proves(newTokenText().secret, hashOf(secret))).toBe(false);
    expect(proves(secret, '')).toBe(false);
  });
});

describe('who is asking', () => {
  let tokens: Map<string, StoredToken>;
  let looked: number;
  let used: string[];
  const open = (options: Partial<AccessOptions> = {}) =>
    createAccess({
      tokens: {
        find: async (wanted) => {
          looked += 1;
          return tokens.get(wanted) ?? null;
        },
        use: async (one) => void used.push(one),
      },
      ...{ reading: 'public', writesPerMinute: 10, failedLoginsPerMinute: 3, now: () => NOW },
      ...options,
    });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    tokens = new Map([[id, known]]);
    looked = 0;
    used = [];
  });
  afterEach(() => vi.useRealTimers());

  test('everybody reads without a token, unless reading needs one', async () => {
    const nobody = { authorization: null, address: '192.0.2.1' };
    expect(await open().asker(nobody)).toMatchObject({ name: null, role: 'READER', token: null });
    await expect(open({ reading: 'token' }).asker(nobody)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('Authorization: Bearer'),
      headers: { 'www-authenticate': expect.stringContaining('Bearer') },
    });
  });

  test('a token is its holder, whatever the case of the scheme', async () => {
    const access = open({ reading: 'token' });
    const asker = { name: 'Ada', role: 'RESEARCHER', token: id, address: '192.0.2.1' };
    expect(await access.asker(bearer(text))).toEqual(asker);
    expect(await access.asker({ ...bearer(text), authorization: `bearer  ${text}` })).toEqual(asker);
  });

  test('a token that is unknown, changed, revoked or none at all is refused, reading or not', async () => {
    const changed = `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`;
    const access = open({ failedLoginsPerMinute: 100 });
    for (const wrong of [newTokenText().text, changed, 'secret', '']) {
      await expect(access.asker(bearer(wrong)), wrong).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    await expect(access.asker({ ...bearer(text), authorization: `Basic ${text}` })).rejects.toThrow();
    tokens.set(id, { ...known, revokedAt: NOW });
    await expect(access.asker(bearer(text))).resolves.toMatchObject({ name: 'Ada' });
    vi.advanceTimersByTime(1_000);
    await expect(access.asker(bearer(text))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('the graph is asked once a second for each token, and told of its use once a minute', async () => {
    const access = open();
    await Promise.all(Array.from({ length: 50 }, () => access.asker(bearer(text))));
    expect([looked, used]).toEqual([1, [id]]);
    vi.advanceTimersByTime(1_000);
    await access.asker(bearer(text));
    expect([looked, used]).toEqual([2, [id]]);
    vi.advanceTimersByTime(60_000);
    await access.asker(bearer(text));
    await access.settled();
    expect([looked, used]).toEqual([3, [id, id]]);
  });

  test('a use that cannot be noted is answered all the same', async () => {
    const errors: unknown[] = [];
    const access = open({
      tokens: { find: async () => known, use: () => Promise.reject(new Error('away')) },
      onError: (error) => errors.push(error),
    });
    expect(await access.asker(bearer(text))).toMatchObject({ name: 'Ada' });
    await access.settled();
    expect(errors).toHaveLength(1);
  });

  test('a graph that did not answer is asked again', async () => {
    let isAway = true;
    const find = async () => {
      if (isAway) throw new Error('away');
      return known;
    };
    const access = open({ tokens: { find, use: async () => undefined } });
    await expect(access.asker(bearer(text))).rejects.toThrow('away');
    isAway = false;
    expect(await access.asker(bearer(text))).toMatchObject({ name: 'Ada' });
  });

  test('after too many wrong tokens an address waits; who was let in before does not, nor do other addresses', async () => {
    const access = open();
    await access.asker(bearer(text));
    for (let at = 0; at < 3; at += 1)
      await expect(access.asker(bearer('wrong'))).rejects.toMatchObject({ retryAfter: null });
    const before = looked;
    await expect(access.asker(bearer(newTokenText().text))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 20,
      headers: { 'retry-after': '20' },
      message: expect.stringContaining('20 seconds'),
    });
    expect(looked, 'the graph was not asked').toBe(before);
    expect(await access.asker(bearer(text))).toMatchObject({ name: 'Ada' });
    await expect(access.asker(bearer('wrong', '192.0.2.2'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    vi.advanceTimersByTime(20_000);
    await expect(access.asker(bearer('wrong'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('writes are counted by token and by address', () => {
    const access = open();
    access.admitWrites({ token: 'token:a', address: 'x' }, 10);
    const tooMany = { code: 'RATE_LIMITED', retryAfter: 6 };
    expect(() => access.admitWrites({ token: 'token:a', address: 'y' }, 1)).toThrow(expect.objectContaining(tooMany));
    expect(() => access.admitWrites({ token: 'token:b', address: 'x' }, 1)).toThrow(expect.objectContaining(tooMany));
    expect(() => access.admitWrites({ token: 'token:c', address: 'z' }, 1)).not.toThrow();
  });
});
