/** Where a request comes from, as limits count it. */

const peers = new WeakMap<Request, string>();

/** Remembers the other end of the connection that a request came by. */
export function rememberPeer(request: Request, address: string | undefined): void {
  if (address !== undefined) peers.set(request, address);
}

/**
 * The address of the client: the other end of the connection, or, behind `proxies` that are believed, what the outermost
 * of them wrote into X-Forwarded-For. What stands further left in it the client may have made up. An IPv6 client has a
 * whole network of 64 bits to choose from, so that is what counts.
 */
export function clientAddress(request: Request, proxies: number): string {
  const peer = peers.get(request) ?? 'unknown';
  const forwarded = proxies === 0 ? [] : (request.headers.get('x-forwarded-for') ?? '').split(',');
  const hops = [...forwarded.map((hop) => hop.trim()).filter((hop) => hop !== ''), peer];
  return network(hops[Math.max(0, hops.length - 1 - proxies)] ?? peer);
}

function network(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$/g, '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]`)) return plain.slice(0, 64);
  // The URL parser writes every address in one way; then its zeros are spelt out.
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
