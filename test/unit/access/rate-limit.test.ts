import { describe, expect, test } from 'vitest';
import { createRateLimit } from '../../../src/access/rate-limit.ts';

function clockwork(perMinute: number, maxKeys?: number) {
  let time = 0;
  const limit = createRateLimit({ perMinute, now: () => time, ...(maxKeys !== undefined && { maxKeys }) });
  return { limit, pass: (ms: number) => (time += ms) };
}

describe('a limit of so many a minute', () => {
  test('lets them come all at once, and then says how long to wait', () => {
    const { limit, pass } = clockwork(60);
    for (let at = 0; at < 60; at += 1) expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(1);
    pass(1000);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(1);
  });

  test('counts each key by itself', () => {
    const { limit } = clockwork(1);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('b')).toBe(0);
    expect(limit.take('a')).toBe(60);
    expect(limit.wait('a')).toBe(60);
    expect(limit.wait('c')).toBe(0);
  });

  test('takes nothing for what it refuses', () => {
    const { limit, pass } = clockwork(60);
    expect(limit.take('a', 50)).toBe(0);
    expect(limit.take('a', 20)).toBe(10);
    expect(limit.take('a', 10)).toBe(0);
    pass(60_000);
    expect(limit.take('a', 60)).toBe(0);
  });

  test('lets more than a minute’s worth go once, and has the next ones wait for it', () => {
    const { limit } = clockwork(60);
    expect(limit.take('a', 90)).toBe(0);
    expect(limit.take('a')).toBe(31);
  });

  test('remembers no more keys than it may, and forgets the one that was quiet longest', () => {
    const { limit } = clockwork(1, 3);
    for (const key of ['a', 'b', 'c', 'd']) limit.take(key);
    expect(limit.size).toBe(3);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('d')).toBe(60);
  });
});
