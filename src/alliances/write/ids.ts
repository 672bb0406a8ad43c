/** Ids made from what a thing is: the same report, claim or request has the same id, whoever hands it in. */
import { hash } from 'node:crypto';
import type { ClaimFacts, ClaimId, DealId, ReportId } from '../../domain/model.ts';
import { slug } from '../../domain/names.ts';
import { writeFacts } from '../facts.ts';
import { factsOrder } from './facts-order.ts';
import type { ReportDraft } from './report-draft.ts';

/** By its canonical URL; an editor's own statement, by what identifies it. */
export function reportId({ url, publisher, title, published, language }: ReportDraft): ReportId {
  return `report:${digest(url === null ? [publisher, title, published?.edtf ?? null, language] : [url])}`;
}

/** By report, deal and facts; the names as written and all prose aside, and in whatever order the facts are listed. */
export function claimId(report: ReportId, deal: DealId, facts: ClaimFacts): ClaimId {
  return `claim:${digest([report, deal, canonical(facts)])}`;
}

/** For a deal without a key: its parties and year, and a digest so that handing in the same claim again finds the same deal. */
export function newDealId(names: readonly string[], year: string | null, report: ReportId, facts: ClaimFacts): DealId {
  const shown = names.slice(0, 3).join(' ');
  const readable = slug(year === null ? shown : `${shown} ${year}`);
  return `deal:${readable}--${digest([report, canonical(facts)]).slice(0, 8)}`;
}

/** An idempotency key is its actor's own. */
export function requestId(actor: string | null, key: string): string {
  return `request:${digest([actor, key])}`;
}

/** Of a name: what it names and how it is written and meant. */
export function nameId(of: string, value: string, type: string): string {
  return `name:${digest([of, value, type])}`;
}

/** 96 bits of SHA-256 over the JSON text, as hexadecimal digits. */
export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex').slice(0, 24);
}

function canonical(facts: ClaimFacts): string {
  const nameless = facts.parties.map((party) => ({ ...party, namedAs: '' }));
  return writeFacts(factsOrder({ ...facts, parties: nameless }));
}
