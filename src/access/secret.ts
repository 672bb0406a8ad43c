/** The text of a token: how it is made, taken apart, hashed and compared. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token taken apart: the public half finds it, the secret half proves it. */
export interface TokenText {
  readonly id: string;
  readonly secret: string;
}

/** The public half of the token that a first start makes: one only, for the graph keeps ids apart. */
const FIRST = '0'.repeat(16);

/** A new token: 64 random bits to find it by, 256 to prove it. `first`: the one that an empty graph begins with. */
export function newTokenText({ first = false } = {}): TokenText & { readonly text: string } {
  const half = first ? FIRST : randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id: `token:${half}`, secret, text: `aa_${half}_${secret}` };
}

/** Takes a token apart; null for what cannot be one. */
export function readTokenText(text: string): TokenText | null {
  const [, half, secret] = /^aa_([0-9a-f]{16})_([\w-]{43})$/.exec(text) ?? [];
  return half === undefined || secret === undefined ? null : { id: `token:${half}`, secret };
}

/**
 * What is kept of a secret. One round of SHA-256 is enough: passwords need slow hashes because people choose guessable
 * ones, and nobody guesses 256 random bits, however fast the hash.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether the secret has the hash; takes as long wherever they differ. */
export function proves(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
