/** Ids for names: exactly, then without case, then without legal form, then transliterated; the first step that matches anything decides. */
import * as z from 'zod';
import { nameKeys, nameSteps } from '../../domain/names.ts';
import { defineQuery } from '../../store/queries.ts';
import type { Reader } from '../reader.ts';
import { text } from './rows.ts';
import { type Scope, storable } from './scope.ts';

const namedQuery = <const Name extends string>(name: Name) =>
  defineQuery({
    name,
    mode: 'read',
    parameters: z.object({ names: z.array(z.object({ name: text, latin: text })) }),
    row: z.object({
      name: text,
      found: z.array(z.object({ id: text, exact: text, folded: text, bare: text })),
    }),
  });
const organizationsNamed = namedQuery('organizations-named');
const modelsNamed = namedQuery('models-named');
const publishersNamed = defineQuery({
  name: 'publishers-named',
  mode: 'read',
  parameters: z.object({ names: z.array(z.object({ name: text, folded: text })) }),
  row: z.object({ name: text, found: z.array(z.object({ id: text, name: text })) }),
});

type NameReads = Pick<Reader, 'organizationsNamed' | 'modelsNamed' | 'publishersNamed'>;

/** Looks names up, by one statement for all of them: each key follows from the one before, so the last finds what any step can. */
export function nameReads(scope: Scope): NameReads {
  // What is not there for the viewer makes no name ambiguous.
  const isThere = ({ id }: { readonly id: string }) => !scope.hides(scope.survivor(id));
  const named = (query: typeof organizationsNamed) => (names: readonly string[]) =>
    idsOf(names, async (wanted) => {
      const rows = await scope.read(query, {
        names: wanted.map((name) => ({ name, latin: nameKeys(name).latin })),
      });
      return rows.map(({ name, found: all }) => {
        const found = all.filter(isThere);
        const keys = nameKeys(name);
        return {
          name,
          steps: nameSteps.map((step) => (step === 'latin' ? found : found.filter((it) => it[step] === keys[step]))),
        };
      });
    });

  async function idsOf(
    names: readonly string[],
    look: (names: string[]) => Promise<{ name: string; steps: (readonly { id: string }[])[] }[]>,
  ): Promise<(readonly string[])[]> {
    const wanted = storable(names).filter((name) => nameKeys(name).exact !== '');
    const decided = new Map<string, readonly string[]>();
    for (const { name, steps } of wanted.length === 0 ? [] : await look(wanted)) {
      const step = steps.find((matches) => matches.length > 0) ?? [];
      decided.set(name, [...new Set(step.map(({ id }) => scope.survivor(id)))].sort());
    }
    return names.map((name) => decided.get(name) ?? []);
  }

  return {
    organizationsNamed: named(organizationsNamed),
    modelsNamed: named(modelsNamed),
    publishersNamed: (names) =>
      idsOf(names, async (wanted) => {
        const rows = await scope.read(publishersNamed, {
          names: wanted.map((name) => ({ name, folded: nameKeys(name).folded })),
        });
        return rows.map(({ name, found: all }) => {
          const found = all.filter(isThere);
          const { exact } = nameKeys(name);
          return { name, steps: [found.filter((publisher) => nameKeys(publisher.name).exact === exact), found] };
        });
      }),
  };
}
