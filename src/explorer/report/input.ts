/** From what is written in the form to what the API takes. */
import type { ClaimInput, DealDraft, OrganizationReference, ReportInput } from '../api/report.ts';
import { amountOf, percentageOf } from './amounts.ts';
import type { ClaimDraft, Draft, NamedDraft, PartyDraft } from './draft.ts';
import type { Problem } from './problems.ts';

/** What would be refused before anything is sent: what must be there, and what cannot be read. */
export function missingFrom({ article, claims }: Draft): Problem[] {
  const found: Problem[] = [];
  const need = (at: string, isThere: boolean, message: string) => {
    if (!isThere) found.push({ at, message });
  };
  need('report.url', article.url.trim() !== '', 'Paste the address of the article.');
  need('report.publisher', article.publisher.trim() !== '', 'Say who published it: “Reuters”.');
  claims.forEach((claim, place) => {
    const at = `claims.${place}`;
    need(`${at}.parties`, claim.parties.some(isNamed), 'Name at least one company that takes part.');
    need(`${at}.stage`, claim.stage !== '', 'Choose where the deal stands according to the article.');
    claim.stakes.forEach(({ holder, target, percent }, row) => {
      need(`${at}.stakes.${row}.holder`, holder.name.trim() !== '', 'Say who holds the share.');
      need(`${at}.stakes.${row}.target`, target.name.trim() !== '', 'Say what it is a share of.');
      const isRead = percentageOf(percent) !== null;
      need(`${at}.stakes.${row}.percent`, isRead, 'Write 20, about 20, 20–21, more than 50 or at most 15; or nothing.');
    });
    const isAmount = claim.amount.trim() === '' || amountOf(claim.amount) !== null;
    need(`${at}.value`, isAmount, 'Write 1500000000, 1,500 million or 1.5 billion.');
    need(`${at}.summary`, claim.summary.trim() !== '', 'Say in a sentence what the article says of the deal.');
  });
  return found;
}

/** Whether anything was written into the row. */
export const isNamed = ({ who }: PartyDraft): boolean => who.name.trim() !== '';

/** Empty texts are left out; all else goes as it was written, for the service to judge. */
export function inputOf({ article, claims, key }: Draft, dryRun: boolean): ReportInput {
  const { title, published, language } = article;
  return {
    report: {
      url: article.url.trim(),
      publisher: article.publisher.trim(),
      ...said('title', title),
      ...said('published', published),
      ...said('language', language),
    },
    claims: claims.map(claimInput),
    dryRun,
    ...(!dryRun && { idempotencyKey: key }),
  };
}

/** What is known of the deal, to look for those like it; null while that is too little. */
export function dealDraftOf(claim: ClaimDraft): DealDraft | null {
  const parties = claim.parties.filter(isNamed).map(({ who }) => referenceTo(who));
  if (parties.length < 2) return null;
  const { milestones, type, jointVenture } = claim;
  const [day] = milestones.map(({ on }) => on.trim()).filter((on) => /^\d{4}(-\d{2}){0,2}$/.test(on));
  return {
    parties,
    ...(type !== '' && { type }),
    ...(jointVenture.id !== null && { jointVenture: { id: jointVenture.id } }),
    ...(day !== undefined && { on: day }),
  };
}

function claimInput(claim: ClaimDraft): ClaimInput {
  const { deal, type, stage, activities, jointVenture, currency } = claim;
  if (stage === '') throw new Error('A claim is sent once it has a stage.');
  const amount = amountOf(claim.amount);
  return {
    ...(deal !== null && { deal: { id: deal.id } }),
    ...(deal === null && claim.confirmNew && { confirmNew: true }),
    stage,
    ...(type !== '' && { type }),
    ...(claim.milestones.length > 0 && {
      milestones: claim.milestones.map((milestone) => ({ stage: milestone.stage, on: milestone.on.trim() })),
    }),
    ...(activities.length > 0 && { activities }),
    parties: claim.parties.filter(isNamed).map(({ who, role, comment, from, until }) => ({
      ...{ organization: referenceTo(who), role, ...(comment !== '' && { comment }) },
      ...{ ...said('from', from), ...said('until', until) },
    })),
    ...(jointVenture.name.trim() !== '' && { jointVenture: referenceTo(jointVenture) }),
    ...(claim.stakes.length > 0 && {
      stakes: claim.stakes.map(({ holder, target, percent, right, planned, from }) => ({
        ...{ holder: referenceTo(holder), target: referenceTo(target), percent: percentageOf(percent) ?? {} },
        ...{ right, planned, ...said('from', from) },
      })),
    }),
    ...(amount !== null && { value: { amount, currency: currency.trim().toUpperCase() } }),
    ...(listOf(claim.models).length > 0 && { models: listOf(claim.models).map((name) => ({ name })) }),
    ...(listOf(claim.regions).length > 0 && { regions: listOf(claim.regions) }),
    ...(listOf(claim.attributedTo).length > 0 && { attributedTo: listOf(claim.attributedTo) }),
    summary: claim.summary.trim(),
    ...said('quote', claim.quote),
    ...(claim.reliability !== '' && { reliability: claim.reliability }),
    ...(claim.credibility !== '' && { credibility: claim.credibility }),
  };
}

function referenceTo({ id, name }: NamedDraft): OrganizationReference {
  return id === null ? { name: name.trim() } : { id };
}

function said<Key extends string>(key: Key, text: string): { [K in Key]?: string } {
  return (text.trim() === '' ? {} : { [key]: text.trim() }) as { [K in Key]?: string };
}

const listOf = (text: string): string[] =>
  text
    .split(/[,;、，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
