/** What of the lines to import is in the graph already, read for many lines at once. */
import { nameKeys } from '../../domain/names.ts';
import { batches } from '../../network/load.ts';
import type { Alliances } from '../alliances.ts';
import { exportModels, exportOrganizations } from '../queries/export.ts';

type Row<Q extends { readonly types?: { readonly row: unknown } }> = NonNullable<Q['types']>['row'];
export type KnownOrganization = Row<typeof exportOrganizations>;
export type KnownModel = Row<typeof exportModels>;

const BATCH = 200;

/** The organisation that has the name, case aside; undefined where none or several have it. */
export async function organizationsCalled(
  alliances: Alliances,
  names: readonly string[],
): Promise<ReadonlyMap<string, KnownOrganization>> {
  const reader = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
  return called(names, {
    named: (some) => reader.organizationsNamed(some),
    read: (ids) => alliances.store.read(exportOrganizations, { ids }),
  });
}

/** The model that has the name, case aside; undefined where none or several have it. */
export async function modelsCalled(
  alliances: Alliances,
  names: readonly string[],
): Promise<ReadonlyMap<string, KnownModel>> {
  const reader = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
  return called(names, {
    named: (some) => reader.modelsNamed(some),
    read: (ids) => alliances.store.read(exportModels, { ids }),
  });
}

/** Looser likenesses make no identity: Mitsubishi Corporation is not Mitsubishi. */
async function called<T extends { readonly id: string; readonly names: readonly { readonly value: string }[] }>(
  names: readonly string[],
  from: {
    readonly named: (names: readonly string[]) => Promise<(readonly string[])[]>;
    readonly read: (ids: readonly string[]) => Promise<T[]>;
  },
): Promise<Map<string, T>> {
  const known = new Map<string, T>();
  for (const some of batches([...new Set(names)], BATCH)) {
    const found = await from.named(some);
    const nodes = await from.read([...new Set(found.flat())]);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (const [at, name] of some.entries()) {
      const { folded } = nameKeys(name);
      const same = (found[at] ?? [])
        .flatMap((id) => byId.get(id) ?? [])
        .filter(({ names: own }) => own.some(({ value }) => nameKeys(value).folded === folded));
      const [only, ...more] = same;
      if (only && more.length === 0) known.set(name, only);
    }
  }
  return known;
}

/** Names that nothing in the graph goes by, not even loosely. */
export async function unknownNames(
  named: (names: readonly string[]) => Promise<(readonly string[])[]>,
  names: readonly string[],
): Promise<Set<string>> {
  const unknown = new Set<string>();
  for (const some of batches([...new Set(names)], BATCH)) {
    const found = await named(some);
    some.forEach((name, at) => {
      if (found[at]?.length === 0) unknown.add(name);
    });
  }
  return unknown;
}
