/** What has been written into the form so far: kept in this browser until it is recorded. */
import { computed, effect, signal } from '@preact/signals';
import type {
  Activity,
  DealType,
  InformationCredibility,
  PartyComment,
  PartyRole,
  SourceReliability,
  Stage,
  StakeRight,
} from '../../domain/vocabulary.ts';
import { store, stored } from '../state/preferences.ts';
import { isNamed } from './input.ts';

/** Something by its name, and by its id where it was chosen from what is known. */
export interface NamedDraft {
  readonly name: string;
  readonly id: string | null;
}

export interface PartyDraft {
  readonly who: NamedDraft;
  readonly role: PartyRole;
  readonly comment: PartyComment | '';
  readonly from: string;
  readonly until: string;
}

export interface MilestoneDraft {
  readonly stage: Stage;
  readonly on: string;
}

export interface StakeDraft {
  readonly holder: NamedDraft;
  readonly target: NamedDraft;
  /** As written: "about 20", "20–21", "more than 50". */
  readonly percent: string;
  readonly planned: boolean;
  readonly right: StakeRight;
  readonly from: string;
}

export interface ClaimDraft {
  /** The known deal that it is about; null: none was chosen. */
  readonly deal: { readonly id: string; readonly title: string } | null;
  /** That it is none of those that look like it. */
  readonly confirmNew: boolean;
  readonly parties: readonly PartyDraft[];
  readonly stage: Stage | '';
  readonly type: DealType | '';
  readonly milestones: readonly MilestoneDraft[];
  readonly activities: readonly Activity[];
  readonly jointVenture: NamedDraft;
  readonly stakes: readonly StakeDraft[];
  readonly amount: string;
  readonly currency: string;
  /** Separated by commas, as are those below. */
  readonly models: string;
  readonly regions: string;
  readonly attributedTo: string;
  readonly summary: string;
  readonly quote: string;
  /** Empty: as its publisher is rated. */
  readonly reliability: SourceReliability | '';
  readonly credibility: InformationCredibility | '';
}

export interface ArticleDraft {
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
}

export interface Draft {
  readonly article: ArticleDraft;
  readonly claims: readonly ClaimDraft[];
  /** The idempotency key: another one as soon as anything else is written. */
  readonly key: string;
}

export const nobody: NamedDraft = { name: '', id: null };
export const emptyParty: PartyDraft = { who: nobody, role: 'PARTNER', comment: '', from: '', until: '' };
export const emptyStake: StakeDraft = {
  ...{ holder: nobody, target: nobody, percent: '', planned: false, right: 'UNSPECIFIED', from: '' },
};
export const emptyClaim: ClaimDraft = {
  ...{ deal: null, confirmNew: false, parties: [emptyParty, emptyParty], stage: '', type: '' },
  ...{ milestones: [], activities: [], jointVenture: nobody, stakes: [], amount: '', currency: 'EUR' },
  ...{ models: '', regions: '', attributedTo: '', summary: '', quote: '', reliability: '', credibility: '' },
};
const emptyArticle: ArticleDraft = { url: '', title: '', publisher: '', published: '', language: '' };

const STORED = 'draft.1';

export const draft = signal<Draft>(kept() ?? empty());
const blank = JSON.stringify([emptyArticle, [emptyClaim]]);
export const isBlank = computed(() => JSON.stringify([draft.value.article, draft.value.claims]) === blank);
effect(() => store(STORED, isBlank.value ? '' : JSON.stringify(draft.value)));

export function discardDraft(): void {
  draft.value = empty();
}

export function setArticle(change: Partial<ArticleDraft>): void {
  set({ article: { ...draft.peek().article, ...change } });
}

export function setClaim(place: number, change: Partial<ClaimDraft>): void {
  set({ claims: draft.peek().claims.map((claim, at) => (at === place ? { ...claim, ...change } : claim)) });
}

export function addClaim(): void {
  set({ claims: [...draft.peek().claims, emptyClaim] });
}

export function removeClaim(place: number): void {
  set({ claims: draft.peek().claims.filter((_, at) => at !== place) });
}

/** Moves rows that nothing was written into behind the others, so that the service's paths name the rows as they stand. */
export function tidyDraft(): void {
  const { article, claims, key } = draft.peek();
  const tidy = claims.map((claim) => ({
    ...claim,
    parties: [...claim.parties.filter(isNamed), ...claim.parties.filter((party) => !isNamed(party))],
    milestones: claim.milestones.filter(({ on }) => on.trim() !== ''),
    stakes: claim.stakes.filter(
      ({ holder, target, percent }) => `${holder.name}${target.name}${percent}`.trim() !== '',
    ),
  }));
  draft.value = { article, claims: tidy, key };
}

function set(change: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...change, key: newKey() };
}

function empty(): Draft {
  return { article: emptyArticle, claims: [emptyClaim], key: newKey() };
}

/** Not `randomUUID`, which pages that are not served by TLS have not. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `explorer-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function kept(): Draft | null {
  try {
    const read = JSON.parse(stored(STORED)) as Partial<Draft>;
    if (!Array.isArray(read.claims)) return null;
    // One that an older page wrote may lack what this one reads.
    const claims = read.claims.map((claim: Partial<ClaimDraft>) => ({
      ...emptyClaim,
      ...claim,
      parties: (claim.parties ?? emptyClaim.parties).map((party) => ({ ...emptyParty, ...party })),
    }));
    return { article: { ...emptyArticle, ...read.article }, claims, key: read.key ?? newKey() };
  } catch {
    return null;
  }
}
