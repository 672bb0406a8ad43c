/** Which organisations names from elsewhere may stand for: looked for in the snapshot, and weighed in the domain. */
import * as z from 'zod';
import { type CandidateFacts, matchOrganizations, type OrganizationFacts } from '../../domain/matching.ts';
import { nameKeys } from '../../domain/names.ts';
import { inTurns } from '../../network/turns.ts';
import { defineQuery } from '../../store/queries.ts';
import type { OrganizationDocument } from '../documents.ts';
import { readCandidates } from '../matching.ts';
import type { Reader } from '../reader.ts';
import { isInColumns } from './in-columns.ts';
import { ids, text } from './rows.ts';
import type { Scope } from './scope.ts';

const organizationsIdentified = defineQuery({
  name: 'organizations-identified',
  mode: 'read',
  parameters: z.object({ identifiers: ids }),
  row: z.object({ id: text, identifiers: ids }),
});

/** As many are weighed for one candidate: those that search finds first. */
const MOST_WEIGHED = 20;
const CANDIDATES_A_TURN = 10;

/** By what search finds and this viewer may see; one statement for all candidates, and one where any has an identifier. */
export function matchingReads(
  scope: Scope,
  { search, organizations }: Pick<Reader, 'search' | 'organizations'>,
): Pick<Reader, 'matchOrganizations'> {
  async function withIdentifiers(candidates: readonly CandidateFacts[]): Promise<ReadonlyMap<string, string[]>> {
    const wanted = [...new Set(candidates.flatMap(identifiersOf))];
    const rows = wanted.length === 0 ? [] : await scope.read(organizationsIdentified, { identifiers: wanted });
    const found = new Map<string, string[]>();
    for (const { id, identifiers } of rows) {
      for (const identifier of identifiers) found.set(identifier, [...(found.get(identifier) ?? []), id]);
    }
    return found;
  }

  return {
    async matchOrganizations(given) {
      const candidates = readCandidates(given);
      const identified = await withIdentifiers(candidates);
      const near = await mapInTurns(candidates, scope.signal, (candidate) => {
        const named = search(candidate.name, ['ORGANIZATION'], MOST_WEIGHED).map(({ id }) => id);
        const others = identifiersOf(candidate).flatMap((identifier) => identified.get(identifier) ?? []);
        return [...new Set([...others, ...named].map(scope.survivor))];
      });
      const wanted = [...new Set(near.flat())];
      const documents = new Map<string, OrganizationDocument>();
      for (const document of await organizations(wanted)) if (document !== null) documents.set(document.id, document);
      const facts = new Map([...documents].map(([id, document]) => [id, factsOf(document)]));
      return mapInTurns(candidates, scope.signal, (candidate, place) => {
        const among = (near[place] ?? []).flatMap((id) => facts.get(id) ?? []);
        const weighed = matchOrganizations(candidate, withMergedNames(among));
        return weighed.flatMap(({ id, ...match }) => {
          const organization = documents.get(id);
          return organization === undefined ? [] : [{ ...match, organization }];
        });
      });
    },
  };

  /** With the names of what is merged into them. */
  function withMergedNames(among: readonly OrganizationFacts[]): OrganizationFacts[] {
    const { snapshot } = scope;
    if (!isInColumns(snapshot)) return [...among];
    return among.map((facts) => ({ ...facts, names: [...new Set([...facts.names, ...snapshot.namesOf(facts.id)])] }));
  }
}

/** Others have their turn after every few candidates: each is looked for among all names. Rejects with the signal's reason. */
async function mapInTurns<T>(
  candidates: readonly CandidateFacts[],
  signal: AbortSignal | undefined,
  look: (candidate: CandidateFacts, place: number) => T,
): Promise<T[]> {
  const found: T[] = [];
  const visit = (candidate: CandidateFacts) => found.push(look(candidate, found.length));
  await inTurns(candidates, signal, visit, CANDIDATES_A_TURN);
  return found;
}

/** As they are stored; what is written in capitals in its register is so here, however it was given. */
function identifiersOf({ identifiers }: CandidateFacts): string[] {
  return identifiers.flatMap(({ scheme, value }) => {
    const written = scheme === 'WEBSITE' ? [value] : [value, value.toUpperCase()];
    return [...new Set(written)].map((one) => `${scheme}:${one}`);
  });
}

function factsOf({ id, name, names, country, kind, identifiers }: OrganizationDocument): OrganizationFacts {
  const distinct = new Map([name, ...names.map(({ value }) => value)].map((value) => [nameKeys(value).exact, value]));
  return { id, names: [...distinct.values()], country, kind, identifiers };
}
