/** A reader made by hand: three organisations, one tie, and functions that fail on demand. What a test does not need is not there. */
import type { OrganizationDocument } from '../../src/alliances/documents.ts';
import type { Page, Reader, Viewer } from '../../src/alliances/reader.ts';
import type { OrganizationRow, Snapshot, TieView } from '../../src/network/snapshot.ts';

const rows: OrganizationRow[] = [
  { id: 'organization:stellantis', name: 'Stellantis', kind: 'AUTOMAKER', country: 'NL', placeholder: false },
  { id: 'organization:leapmotor', name: 'Leapmotor', kind: 'AUTOMAKER', country: 'CN', placeholder: false },
  { id: 'organization:smart', name: 'Smart', kind: 'BRAND', country: 'DE', placeholder: false },
  { id: 'organization:smart-jv', name: 'Smart Automobile', kind: 'JOINT_VENTURE', country: 'CN', placeholder: false },
];

const stake: TieView = {
  id: 'tie:stake',
  deal: 'deal:stake',
  type: 'OWNS',
  from: 'organization:stellantis',
  to: 'organization:leapmotor',
  directed: true,
  stage: 'ACTIVE',
  activities: [],
  percent: { exact: null, min: 20, max: 21, minExclusive: false, maxExclusive: false, approximate: false },
  planned: false,
  since: { edtf: '2023-10-26', earliest: '2023-10-26', latest: '2023-10-26', precision: 'DAY', approximate: false },
  validFromDate: null,
  validToDate: null,
  strength: 0.9,
  evidence: [],
  origins: 5,
  background: false,
  validFrom: '2023-10-26',
  validTo: '9999-12-31',
  knownFrom: '2023-10-26',
  knownTo: '9999-12-31',
  level: 'AS_REPORTED',
};

/** What was asked of the reader, and how. */
export interface Asked {
  readonly what: string;
  readonly with: unknown;
}

export function smallReader({
  viewer,
  asked = [],
  overrides = {},
}: {
  viewer: Viewer;
  asked?: Asked[];
  overrides?: Partial<Reader>;
}): Reader {
  const snapshot: Partial<Snapshot> = {
    revision: 7,
    organization: (id) => rows.find((row) => row.id === id),
    tie: (id) => (id === stake.id ? stake : undefined),
    parent: (_id, at) => {
      asked.push({ what: 'parent', with: at });
      return undefined;
    },
  };
  const reader: Partial<Reader> = {
    snapshot: snapshot as Snapshot,
    viewer,
    today: '2026-05-04',
    async organizations(ids) {
      asked.push({ what: 'organizations', with: ids });
      return ids.map((id) => document(rows.find((row) => row.id === id)));
    },
    async organizationsNamed(names) {
      asked.push({ what: 'organizationsNamed', with: names });
      return names.map((name) => rows.filter((row) => row.name.startsWith(name)).map(({ id }) => id));
    },
    async publishers(ids) {
      return ids.map(() => null);
    },
    async organizationPage(_filter, _orderBy, at, page) {
      asked.push({ what: 'organizationPage', with: { at, page } });
      return pageOfAll(rows.map(({ id }) => id));
    },
    async tiePage(query, page) {
      asked.push({ what: 'tiePage', with: { query, page } });
      return pageOfAll([stake]);
    },
    ...overrides,
  };
  return reader as Reader;
}

function pageOfAll<T>(nodes: readonly T[]): Page<T> {
  return {
    edges: nodes.map((node, index) => ({ cursor: `${index}`, node })),
    hasNextPage: false,
    hasPreviousPage: false,
    totalCount: nodes.length,
  };
}

function document(row: OrganizationRow | undefined): OrganizationDocument | null {
  if (row === undefined) return null;
  return {
    ...row,
    names: [],
    identifiers: [],
    founded: null,
    dissolved: null,
    predecessors: [],
    successors: [],
    revision: 3,
  };
}
