/** A graph with what everybody may see, and then with what they may not: claims that wait, that were rejected, and taken back. */
import type { Alliances } from '../../src/alliances/alliances.ts';
import type { ReportDealsInput } from '../../src/alliances/inputs.ts';
import { claim, party, report, stake } from '../support/reporting.ts';

export const ada = { name: 'Ada', role: 'RESEARCHER' } as const;
export const rita = { name: 'Rita', role: 'REVIEWER' } as const;

/** What is there for everybody. Of an importer, for nothing of it waits for review. */
export async function recordOpenMaterial(alliances: Alliances): Promise<void> {
  await alliances.saveOrganization({ name: 'Ford', kind: 'AUTOMAKER', country: 'US' }, rita);
  await alliances.saveOrganization({ name: 'Renault', kind: 'AUTOMAKER', country: 'FR' }, rita);
  await alliances.saveModel({ name: 'Twingo', brand: { name: 'Renault' } }, rita);
  await alliances.reportDeals(
    report('open', [
      claim({
        deal: { key: 'open' },
        parties: [party('Ford', 'INVESTOR'), party('Rivian', 'INVESTEE')],
        stage: 'ACTIVE',
        type: 'EQUITY_STAKE',
        stakes: [stake('Ford', 'Rivian', 12)],
        models: [{ name: 'R1T' }],
        attributedTo: ['Bloomberg'],
        quote: 'They said so.',
      }),
      claim({ deal: { key: 'other' }, parties: [party('Ford'), party('Renault')], regions: ['Europe'] }),
    ]),
    rita,
  );
}

export const states = ['pending', 'rejected', 'retracted'] as const;
export type State = (typeof states)[number];

/** Names, addresses and ids of what a state hides. */
export const namesOf = (state: State) => ({
  organization: `Zyx${state} Motors`,
  venture: `Zyx${state} Venture`,
  model: `Zyx${state} One`,
  related: `Zyx${state} Two`,
  publisher: `Zyx${state} Times`,
  origin: `Zyx${state} Wire`,
  url: `https://news.example/zyx${state}`,
});

/** One claim of a new deal between newcomers, and one of a deal that is there, by the same report. */
function hiddenReport(state: State): ReportDealsInput {
  const { organization, venture, model, related, publisher, origin, url } = namesOf(state);
  const prose = { summary: `Zyx${state} summary.`, quote: `Zyx${state} quote.` };
  return {
    ...report(
      state,
      [
        claim({
          ...prose,
          deal: { key: `zyx-${state}` },
          type: 'JOINT_VENTURE',
          parties: [party(organization), party('Ford')],
          jointVenture: { name: venture },
          stakes: [stake(organization, venture, 51)],
          models: [{ name: model }],
          attributedTo: [origin],
        }),
        claim({ ...prose, deal: { key: 'open' }, parties: [party('Renault'), party('Rivian'), party(organization)] }),
      ],
      { url, publisher, title: `Zyx${state} title` },
    ),
    modelRelations: [
      { from: { name: 'Twingo' }, type: 'COMPETES_WITH', to: { name: related }, note: `Zyx${state} note` },
    ],
  };
}

export interface HiddenIds {
  /** By state: claims, report, publishers, deal, organisations, models, changes. */
  readonly ids: Readonly<Record<State, readonly string[]>>;
  readonly claims: readonly string[];
}

/** Needs a service that has reports reviewed. What is taken back was accepted before, and seen by everybody. */
export async function recordHiddenMaterial(alliances: Alliances): Promise<HiddenIds> {
  const ids: Partial<Record<State, readonly string[]>> = {};
  const claims: string[] = [];
  for (const state of states) {
    const before = alliances.revision;
    const answer = await alliances.reportDeals(hiddenReport(state), ada);
    claims.push(...answer.claims);
    for (const claim of answer.claims) {
      const reason = `Zyx${state} reason`;
      if (state === 'rejected') await alliances.reviewClaim(claim, { accept: false, reason }, rita);
      if (state !== 'retracted') continue;
      await alliances.reviewClaim(claim, { accept: true, reason }, rita);
      await alliances.retractClaim(claim, reason, ada);
    }
    const changes = Array.from({ length: alliances.revision - before }, (_, at) => `change:${before + at + 1}`);
    ids[state] = [...answer.created, ...answer.claims, ...changes];
  }
  return { ids: ids as HiddenIds['ids'], claims };
}
