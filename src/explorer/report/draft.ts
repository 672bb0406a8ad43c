/** What has been written into the form so far: kept in this browser until it is saved, and turned into what the API takes. */
import { effect, signal } from '@preact/signals';
import type { DealType, PartyRole, Stage } from '../../domain/vocabulary.ts';
import type { ClaimInput, PercentageInput, ReportInput } from '../api/report.ts';
import { store, stored } from '../state/preferences.ts';

/** An organisation by its name, and by its id where it was chosen from those that are known. */
export interface NamedDraft {
  readonly name: string;
  readonly id: string | null;
}
export const nobody: NamedDraft = { name: '', id: null };

export interface StakeDraft {
  readonly holder: NamedDraft;
  readonly target: NamedDraft;
  readonly percent: string;
  readonly planned: boolean;
}

export interface ClaimDraft {
  /** The known deal that it is about; null: a new one. */
  readonly deal: { readonly id: string; readonly title: string } | null;
  readonly confirmNew: boolean;
  readonly stage: Stage;
  readonly on: string;
  readonly type: DealType | '';
  readonly parties: readonly (NamedDraft & { readonly role: PartyRole })[];
  readonly jointVenture: NamedDraft;
  readonly stakes: readonly StakeDraft[];
  readonly attributedTo: string;
  readonly summary: string;
}

export interface Draft {
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly claims: readonly ClaimDraft[];
  /** The same for each try to save what is written just so, so that it is not recorded twice. */
  readonly key: string;
}

export const emptyClaim: ClaimDraft = {
  ...{ deal: null, confirmNew: false, stage: 'ANNOUNCED', on: '', type: '', jointVenture: nobody, stakes: [] },
  parties: [
    { ...nobody, role: 'PARTNER' },
    { ...nobody, role: 'PARTNER' },
  ],
  ...{ attributedTo: '', summary: '' },
};

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const newDraft = (): Draft => ({
  ...{ url: '', title: '', publisher: '', published: '', claims: [emptyClaim] },
  key: newKey(),
});

function keptDraft(): Draft {
  try {
    const kept: unknown = JSON.parse(stored('draft'));
    // One that an older page wrote may lack what this one reads.
    if (typeof kept === 'object' && kept !== null) {
      const draft = { ...newDraft(), ...(kept as Partial<Draft>) };
      return { ...draft, claims: draft.claims.map((claim) => ({ ...emptyClaim, ...claim })) };
    }
  } catch {
    // Nothing is kept, or nothing that can be read.
  }
  return newDraft();
}

export const draft = signal<Draft>(keptDraft());
effect(() => store('draft', JSON.stringify(draft.value)));

export function discardDraft(): void {
  draft.value = newDraft();
}

export function setDraft(change: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...change, key: newKey() };
}

export function setClaim(place: number, change: Partial<ClaimDraft>): void {
  setDraft({ claims: draft.peek().claims.map((claim, at) => (at === place ? { ...claim, ...change } : claim)) });
}

export const referenceTo = ({ id, name }: NamedDraft): { id: string } | { name: string } =>
  id === null ? { name: name.trim() } : { id };

/** What the API takes; empty rows are left out, all else goes as it was written for the API to judge. */
export function inputOf({ url, title, publisher, published, claims, key }: Draft, dryRun: boolean): ReportInput {
  return {
    report: {
      url: url.trim(),
      publisher: publisher.trim(),
      ...(title.trim() !== '' && { title: title.trim() }),
      ...(published.trim() !== '' && { published: published.trim() }),
    },
    claims: claims.map(claimInput),
    dryRun,
    ...(!dryRun && { idempotencyKey: key }),
  };
}

function claimInput(claim: ClaimDraft): ClaimInput {
  const relays = claim.attributedTo
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const stakes = claim.stakes.filter(({ holder, target, percent }) => `${holder.name}${target.name}${percent}` !== '');
  return {
    ...(claim.deal !== null && { deal: { id: claim.deal.id } }),
    ...(claim.confirmNew && { confirmNew: true }),
    stage: claim.stage,
    ...(claim.type !== '' && { type: claim.type }),
    ...(claim.on.trim() !== '' && { milestones: [{ stage: claim.stage, on: claim.on.trim() }] }),
    parties: claim.parties
      .filter(({ name }) => name.trim() !== '')
      .map((party) => ({ organization: referenceTo(party), role: party.role })),
    ...(claim.jointVenture.name.trim() !== '' && { jointVenture: referenceTo(claim.jointVenture) }),
    ...(stakes.length > 0 && {
      stakes: stakes.map(({ holder, target, percent, planned }) => ({
        holder: referenceTo(holder),
        target: referenceTo(target),
        percent: percentageOf(percent),
        planned,
      })),
    }),
    ...(relays.length > 0 && { attributedTo: relays }),
    summary: claim.summary.trim(),
  };
}

/** "20", "20.5 %", "about 20", "20–21", "more than 50", ">50", "at most 15"; nothing else says how much. */
export function percentageOf(text: string): PercentageInput {
  const words = text.replaceAll('%', '').replaceAll(',', '.').trim().toLowerCase();
  const [, low, high] = words.match(/^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)$/) ?? [];
  if (low !== undefined && high !== undefined) return { min: Number(low), max: Number(high) };
  const [, relation = '', number] =
    words.match(/^(>=?|<=?|more than|over|at least|less than|under|at most|up to|about|~)?\s*(\d+(?:\.\d+)?)$/) ?? [];
  if (number === undefined) return {};
  const value = Number(number);
  switch (relation) {
    case '':
      return { exact: value };
    case 'about':
    case '~':
      return { exact: value, approximate: true };
    case '>':
    case 'more than':
    case 'over':
      return { min: value, minExclusive: true };
    case '>=':
    case 'at least':
      return { min: value };
    case '<':
    case 'less than':
    case 'under':
      return { max: value, maxExclusive: true };
    default:
      return { max: value };
  }
}
