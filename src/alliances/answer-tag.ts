/** Names for answers that can be repeated: two with the same name have the same bytes. */
import { createHash } from 'node:crypto';
import { version } from '../version.ts';
import type { Reader } from './reader.ts';

/** A strong entity tag, of everything that the bytes of an answer follow from: who asks and when, of what graph, and `question`. */
export function answerTag(reader: Reader, question: readonly unknown[]): string {
  const { snapshot, viewer, today, edition, picture } = reader;
  const origin = [version, viewer.role, viewer.name, today, snapshot.revision, edition, picture, ...question];
  return `"${createHash('sha256').update(JSON.stringify(origin)).digest('base64url').slice(0, 27)}"`;
}

/**
 * Whether an If-None-Match names the tag, by the weak comparison that RFC 9110 (13.1.2) asks for there; in whichever
 * encoding the client got it (`"tag-br"`).
 */
export function namesTag(ifNoneMatch: string | null | undefined, tag: string): boolean {
  if (ifNoneMatch == null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const named = ifNoneMatch.split(',').map((one) =>
    one
      .trim()
      .replace(/^W\//, '')
      .replace(/-(?:br|gzip)"$/, '"'),
  );
  return named.includes(tag);
}
