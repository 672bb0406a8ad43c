import { describe, expect, test } from 'vitest';
import { clientAddress, rememberPeer } from '../../../src/http/client-address.ts';

function addressOf(peer: string, forwarded: string | null, proxies: number): string {
  const request = new Request('http://localhost/', {
    headers: forwarded === null ? {} : { 'x-forwarded-for': forwarded },
  });
  rememberPeer(request, peer);
  return clientAddress(request, proxies);
}

describe('where a request comes from', () => {
  test('is the other end of the connection, whatever the client says, where no proxy is believed', () => {
    expect(addressOf('192.0.2.7', '198.51.100.1', 0)).toBe('192.0.2.7');
  });

  test('is what the outermost believed proxy saw; what the client wrote before it is not believed', () => {
    expect(addressOf('10.0.0.1', '203.0.113.9', 1)).toBe('203.0.113.9');
    expect(addressOf('10.0.0.1', '1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(addressOf('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
    expect(addressOf('10.0.0.1', null, 1)).toBe('10.0.0.1');
  });

  test('is a network of 64 bits for IPv6, and one address however it is written', () => {
    expect(addressOf('2001:db8::1', null, 0)).toBe('2001:db8:0:0::/64');
    expect(addressOf('2001:db8:0:0:ffff:1:2:3', null, 0)).toBe('2001:db8:0:0::/64');
    expect(addressOf('2001:0db8:0:1::1', null, 0)).toBe('2001:db8:0:1::/64');
    expect(addressOf('::ffff:192.0.2.7', null, 0)).toBe('192.0.2.7');
    expect(addressOf('::1', null, 0)).toBe('0:0:0:0::/64');
  });
});
