/** The network that an export asks for, read as it is written: organisations a few hundred at a time, ties one by one. */

import { type Day, MAX_DAY, MIN_DAY, type Moment } from '../../domain/model.ts';
import type { TieType } from '../../domain/vocabulary.ts';
import type { NetworkFile, OrganizationRecord, TieRecord } from '../../exchange/network-file.ts';
import { batches } from '../../network/load.ts';
import { version } from '../../version.ts';
import { LICENCE } from '../export.ts';
import type { Reader, WideNetwork } from '../reader.ts';
import { claimRecords } from './claim-records.ts';
import { type ExportParameters, focusIds } from './parameters.ts';

export interface NetworkFormat {
  /** Whether it tells when ties held: then those that had ended are in it, too, unless a day is asked for. */
  readonly tellsTime: boolean;
  /** How many organisations there are where no limit is asked for; null: all. */
  readonly usualOrganizations: number | null;
}

/** @throws NotFoundError or AmbiguousNameError for a focus that is nobody, or might be several */
export async function networkFile(
  reader: Reader,
  parameters: ExportParameters,
  { tellsTime, usualOrganizations }: NetworkFormat,
): Promise<NetworkFile> {
  const { depth, level, types, stages, activities, countries, kinds, strength } = parameters;
  const at = momentOf(reader, parameters);
  const network = await reader.wideNetwork({
    focus: await focusIds(reader, parameters.focus),
    ...{ depth, level, at },
    limit: parameters.limit ?? usualOrganizations,
    filter: {
      ...{ types, stages, activities, countries, kinds },
      minStrength: strength,
      includeEnded: parameters.ended ?? (tellsTime && parameters.asOf === null),
    },
  });
  let told = new Set<string>();
  return {
    facts: { ...fileFacts(reader, at), level },
    organizationCount: network.nodes.length,
    tieCount: network.tieCount,
    organizations: () => organizationRecords(reader, network, at),
    *ties() {
      for (let tie = 0; tie < network.tieCount; tie += 1) yield tieRecord(reader, network, tie);
    },
    async claimsFor(ties) {
      // Ties of one deal follow each other: what was told with the ones before is told.
      const ids = new Set(ties.flatMap(({ evidence }) => evidence));
      const untold = [...ids].filter((id) => !told.has(id));
      told = ids;
      return claimRecords(reader, untold);
    },
    tieTypesOf() {
      const found = new Map<string, Map<TieType, number>>();
      for (let tie = 0; tie < network.tieCount; tie += 1) {
        const { type, from, to } = network.tie(tie);
        for (const end of [from, to]) {
          const types = found.get(end) ?? new Map<TieType, number>();
          types.set(type, (types.get(type) ?? 0) + 1);
          found.set(end, types);
        }
      }
      return found;
    },
  };
}

export function momentOf({ today }: Reader, { asOf, knownAt }: ExportParameters): Moment {
  return { asOf: asOf ?? today, knownAt: knownAt ?? today };
}

export function fileFacts(reader: Reader, at: Moment) {
  return {
    licence: LICENCE,
    revision: reader.snapshot.revision,
    madeOn: reader.today,
    ...at,
    generator: `Auto Alliances ${version}`,
  };
}

const ORGANIZATIONS_AT_A_TIME = 250;

async function* organizationRecords(
  reader: Reader,
  network: WideNetwork,
  at: Moment,
): AsyncGenerator<OrganizationRecord> {
  const { snapshot } = reader;
  for (const nodes of batches(network.nodes, ORGANIZATIONS_AT_A_TIME)) {
    const documents = await reader.organizations(nodes.map(({ organization }) => organization));
    for (const [place, { organization: id, ...node }] of nodes.entries()) {
      const document = documents[place];
      const row = document ?? snapshot.organization(id);
      if (row === undefined) continue;
      const { name, kind, country } = row;
      yield {
        ...{ id, name, kind, country },
        names: [...new Set(document?.names.map(({ value }) => value))].filter((value) => value !== name),
        founded: document?.founded ?? null,
        dissolved: document?.dissolved ?? null,
        identifiers: document?.identifiers ?? [],
        group: snapshot.ultimateParent(id, at) ?? null,
        ...node,
        ...network.position(id),
      };
    }
  }
}

export function tieRecord({ snapshot }: Reader, network: WideNetwork, number: number): TieRecord {
  const tie = network.tie(number);
  const { id, type, from, to, directed, stage, deal, activities, percent, planned, since, strength, evidence } = tie;
  const stretches = network.stretches(number);
  const whole = stretches.length > 0 ? stretches : [{ from: tie.validFrom, to: tie.validTo }];
  return {
    ...{ id, type, from, to, directed, stage, deal, activities, percent, planned, since, strength, evidence },
    dealTitle: snapshot.deal(deal)?.title ?? deal,
    validFrom: opened(tie.validFrom),
    validTo: opened(tie.validTo),
    knownFrom: opened(tie.knownFrom),
    publishers: tie.origins,
    background: tie.background,
    stretches: whole.map((stretch) => ({ from: opened(stretch.from), to: opened(stretch.to) })),
  };
}

function opened(day: Day): Day | null {
  return day === MIN_DAY || day === MAX_DAY ? null : day;
}
