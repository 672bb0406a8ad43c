/** Short ways to say what a report says, for tests of what writing does. */
import type { Alliances, Clock, ReportDealsAnswer } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { ClaimInput, PartyInput, ReportDealsInput, ReportInput, StakeInput } from '../../src/alliances/inputs.ts';
import type { Reader } from '../../src/alliances/reader.ts';
import type { PartyRole, TieType } from '../../src/domain/vocabulary.ts';
import type { TieView } from '../../src/network/snapshot.ts';
import type { GraphStore, Transaction } from '../../src/store/store.ts';

export const TODAY = '2026-05-04';
export const clock: Clock = { now: () => `${TODAY}T12:30:00Z` };
export const rosa = { name: 'Rosa' };

export function openService(store: GraphStore): Promise<Alliances> {
  return createAlliances({ store, clock });
}

export function readerOf(service: Alliances): Reader {
  return service.reader({ viewer: { name: null, role: 'READER' } });
}

/** `party('Ford', 'BUYER')`. */
export function party(name: string, role?: PartyRole): PartyInput {
  return { organization: { name }, ...(role && { role }) };
}

export function stake(
  holder: string,
  target: string,
  percent: number | null,
  more: Partial<StakeInput> = {},
): StakeInput {
  return { holder: { name: holder }, target: { name: target }, percent: { exact: percent }, ...more };
}

/** A claim that two partners signed a cooperation, unless told otherwise. */
export function claim(more: Partial<ClaimInput> = {}): ClaimInput {
  return {
    stage: 'SIGNED',
    type: 'COOPERATION',
    parties: [party('Ford'), party('Rivian')],
    summary: 'They work together.',
    ...more,
  };
}

/** A report of 1 March 2024 by Reuters, unless told otherwise. */
export function report(page: string, claims: readonly ClaimInput[], more: Partial<ReportInput> = {}): ReportDealsInput {
  const { url = `https://news.example/${page}`, publisher = 'Reuters', published = '2024-03-01', ...rest } = more;
  return { report: { url, publisher, published, ...rest }, claims };
}

/** Two claims: one on a stake that bears on the ties of what all writers report at about the same time, one with a newcomer. */
export function contested(round: number, writer: number, at: number): ReportDealsInput {
  const page = `${round}-${writer}-${at}`;
  const time = `${Math.floor(round / 4)}-${Math.floor(at / 50)}`;
  const target = `Target ${time} ${at % 4}`;
  return report(page, [
    claim({
      deal: { key: `stake-${time}-${at % 4}-${at % 2}` },
      stage: 'ACTIVE',
      type: 'EQUITY_STAKE',
      parties: [party('Renault', 'INVESTOR'), party(target, 'INVESTEE')],
      stakes: [stake('Renault', target, (at % 40) + 1)],
    }),
    claim({ parties: [party(`Newcomer ${page}`), party('Renault')] }),
  ]);
}

/** "Ford PARTNERS Rivian", by the names in the index, for each tie of today. */
export function tiesToday(service: Alliances, at: { asOf?: string; knownAt?: string } = {}): string[] {
  const { snapshot } = readerOf(service);
  const moment = { asOf: at.asOf ?? TODAY, knownAt: at.knownAt ?? TODAY };
  return snapshot
    .ties({ at: moment, level: 'AS_REPORTED' })
    .map((tie) => tieText(service, tie))
    .sort();
}

export function tieText(service: Alliances, { type, from, to, percent }: TieView): string {
  const { snapshot } = readerOf(service);
  const name = (id: string) => snapshot.organization(id)?.name ?? id;
  const share = percent === null ? '' : ` ${percent.exact ?? `${percent.min}–${percent.max}`}`;
  return `${name(from)} ${type satisfies TieType}${share} ${name(to)}`;
}

/** What an answer says of the ties, in words. */
export function tiesOf(service: Alliances, { ties }: ReportDealsAnswer) {
  return {
    formed: ties.formed.map((tie) => tieText(service, tie)),
    changed: ties.changed.map(
      ({ before, after, fields }) => `${tieText(service, before)} → ${tieText(service, after)} (${fields.join(', ')})`,
    ),
    ended: ties.ended.map((tie) => tieText(service, tie)),
  };
}

/** A store that counts the statements of its write transactions: a follower's polling does not count. */
export function countingWrites(store: GraphStore): { store: GraphStore; statements: number } {
  const counting = {
    statements: 0,
    store: Object.create(store, {
      write: {
        value: <T>(work: (transaction: Transaction) => Promise<T>) =>
          store.write((transaction) =>
            work({
              run(query, parameters) {
                counting.statements += 1;
                return transaction.run(query, parameters);
              },
            }),
          ),
      },
    }) as GraphStore,
  };
  return counting;
}

/** A store on which `meanwhile` happens once, right after the first statement of that query. */
export function interruptedAfter(store: GraphStore, query: string, meanwhile: () => Promise<unknown>): GraphStore {
  let isOver = false;
  return Object.create(store, {
    write: {
      value: <T>(work: (transaction: Transaction) => Promise<T>) =>
        store.write((transaction) =>
          work({
            async run(asked, parameters) {
              const rows = await transaction.run(asked, parameters);
              if (asked.name === query && !isOver) {
                isOver = true;
                await meanwhile();
              }
              return rows;
            },
          }),
        ),
    },
  }) as GraphStore;
}
