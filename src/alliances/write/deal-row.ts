/** What is kept beside a deal because lists filter, sort and show by it: its row in the index, its title, its links in the graph. */
import {
  type Claim,
  type Day,
  type DealId,
  type DealLife,
  MAX_DAY,
  MIN_DAY,
  type OrganizationId,
  type PartialDate,
  type Percentage,
} from '../../domain/model.ts';
import { ownershipTargets } from '../../domain/projection.ts';
import { counts } from '../../domain/standing.ts';
import { firstTalkOf } from '../../domain/talks.ts';
import { dealTitle } from '../../domain/words.ts';
import type { DealRow } from '../../network/snapshot.ts';
import { namedBy } from './named.ts';
import type { LinkSection, Row } from './stage.ts';

/** The deal's row, from its life and all its claims. */
export function dealRow(life: DealLife, claims: readonly Claim[], nameOf: (id: OrganizationId) => string): DealRow {
  const counted = claims.filter(counts);
  const { since, date } = startOf(life);
  const firstTalk = firstTalkOf(claims);
  const publishers = [...new Set(counted.map(({ publisher }) => publisher))].sort();
  return {
    id: life.deal,
    title: titleOf(life, claims, date, nameOf),
    background: life.background,
    firstReported: life.firstReported,
    lastReported: life.lastReported,
    since,
    steps: life.steps.map(({ stage, validFrom, validTo, knownFrom, knownTo, disputed, since }) => ({
      ...{ stage, validFrom, validTo, knownFrom, knownTo, disputed },
      ...(since && { since: since.edtf }),
    })),
    faces: life.faces.map((face) => ({
      knownFrom: face.knownFrom,
      knownTo: face.knownTo,
      type: face.type,
      activities: face.activities,
      parties: [...new Set(face.parties.map(({ organization }) => organization))],
      jointVenture: face.jointVenture,
      regions: face.regions,
      value: face.value,
      disputed: face.conflicts.length > 0,
    })),
    publishers,
    maxPercent: largestShare(counted),
    ...(firstTalk && { firstTalk }),
    ...namedBy(claims, participantsOf(life), publishers),
  };
}

/** The row of a deal of which nothing is made from claims: not yet, or because another answers for it. */
export function bareRow(id: DealId, background: boolean): DealRow {
  return {
    ...{ id, title: id, background, firstReported: null, lastReported: null, since: null },
    ...{ steps: [], faces: [], publishers: [], maxPercent: null },
  };
}

/** As the faces have them, so that the row need not name them twice. */
function participantsOf({ faces }: DealLife): Set<OrganizationId> {
  const parties = faces.flatMap((face) => face.parties.map(({ organization }) => organization));
  return new Set([...parties, ...faces.flatMap(({ jointVenture }) => jointVenture ?? [])]);
}

/** The JSON text of the row without what the node has as properties. */
export function rowText({ id: _, title: __, ...row }: DealRow): string {
  return JSON.stringify(row);
}

/** The links of a deal that follow from those of its claims that count, by section of `write/save-projection`; keyed by what they say. */
export function linksOf(deal: DealId, claims: readonly Claim[]): Map<LinkSection, Map<string, Row>> {
  const counted = claims.filter(counts);
  const links = new Map<LinkSection, Map<string, Row>>();
  const link = (section: LinkSection, rows: Iterable<Row>) => {
    links.set(section, new Map([...rows].map((row) => [JSON.stringify(row), row])));
  };
  const targets = ownershipTargets(counted);
  const parties = counted.flatMap((claim) => claim.parties);
  const partners = new Set(parties.map(({ organization }) => organization));
  const holders = counted.flatMap(({ stakes }) => stakes.map(({ holder }) => holder));
  link(
    'parties',
    spokenRoles(parties).map(([organization, role]) => ({ deal, organization, role })),
  );
  link(
    'ventures',
    distinct(counted.map((claim) => claim.jointVenture)).map((organization) => ({ deal, organization })),
  );
  link(
    'targets',
    [...targets].sort().map((organization) => ({ deal, organization })),
  );
  link(
    'holders',
    distinct(holders.filter((holder) => !partners.has(holder))).map((organization) => ({ deal, organization })),
  );
  link(
    'coverings',
    distinct(counted.flatMap(({ models }) => models)).map((model) => ({ deal, model })),
  );
  return links;
}

/** A role once stated serves claims that give none. */
function spokenRoles(parties: readonly Claim['parties'][number][]): [OrganizationId, string][] {
  const roles = Map.groupBy(parties, ({ organization }) => organization);
  return [...roles].sort().flatMap(([organization, entries]) => {
    const stated = distinct(entries.map(({ role }) => (role === 'PARTNER' ? null : role)));
    const all = stated.length > 0 ? stated : ['PARTNER'];
    return all.map((role): [OrganizationId, string] => [organization, role]);
  });
}

/** The first day of the deal as all reports together have it. */
function startOf(life: DealLife): { since: Day | null; date: PartialDate | null } {
  const known = life.steps.filter((step) => step.knownTo === MAX_DAY);
  const first = known.reduce<(typeof known)[number] | null>(
    (earliest, step) => (earliest === null || step.validFrom < earliest.validFrom ? step : earliest),
    null,
  );
  return { since: first === null || first.validFrom === MIN_DAY ? null : first.validFrom, date: first?.since ?? null };
}

function titleOf(
  life: DealLife,
  claims: readonly Claim[],
  since: PartialDate | null,
  nameOf: (id: OrganizationId) => string,
): string {
  const face = life.faces.at(-1);
  const named = face?.parties ?? claims.flatMap((claim) => claim.parties);
  return dealTitle({
    type: face?.type ?? null,
    // What is not accepted must not show, not even by the order of those who are named anyway.
    parties: inOrderOfMention(named, face === undefined ? claims : claims.filter(counts)).map(nameOf),
    jointVenture: face?.jointVenture ? nameOf(face.jointVenture) : null,
    activities: face?.activities ?? [],
    since,
  });
}

/** As the first report that names them lists them; whoever makes the move usually comes first. */
function inOrderOfMention(
  parties: readonly { readonly organization: OrganizationId }[],
  claims: readonly Claim[],
): OrganizationId[] {
  const shown = new Set(parties.map(({ organization }) => organization));
  const key = ({ knownFrom, id }: Claim) => `${knownFrom} ${id}`;
  const mentioned = [...claims]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .flatMap((claim) => claim.parties.map(({ organization }) => organization));
  return [...new Set([...mentioned, ...shown])].filter((organization) => shown.has(organization));
}

function largestShare(claims: readonly Claim[]): number | null {
  const shares = claims.flatMap(({ stakes }) => stakes.map(({ percent }) => most(percent)));
  return shares.reduce<number | null>(
    (largest, share) => (share === null ? largest : Math.max(largest ?? 0, share)),
    null,
  );
}

function most(percent: Percentage | null): number | null {
  return percent === null ? null : (percent.exact ?? percent.max ?? percent.min);
}

function distinct<T>(values: readonly (T | null)[]): T[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
