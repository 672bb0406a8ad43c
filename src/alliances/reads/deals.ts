/** Deals by id, and their dossiers: all accepted claims and what they come to. */
import * as z from 'zod';
import { projectLife } from '../../domain/projection.ts';
import { defineQuery } from '../../store/queries.ts';
import type { DealDossier } from '../documents.ts';
import type { Reader } from '../reader.ts';
import { claimDocument, claimRow } from './claim-rows.ts';
import { count, ids, text, textOrNull } from './rows.ts';
import { documentsOf, type Scope } from './scope.ts';

const dealRow = z.object({ id: text, key: textOrNull, title: text, background: z.boolean() });

const dealsById = defineQuery({
  name: 'deals-by-id',
  mode: 'read',
  parameters: z.object({ ids, reviews: z.array(text), recorder: textOrNull }),
  row: dealRow.extend({ supports: count }),
});

const dossierRow = dealRow.extend({
  claims: z.array(claimRow),
  attributions: z.array(z.object({ claim: text, publisher: text })),
  own: count,
});
const dealDossiers = defineQuery({
  name: 'deal-dossiers',
  mode: 'read',
  parameters: z.object({ deals: z.array(z.object({ id: text, members: ids })), recorder: textOrNull }),
  row: dossierRow,
});

/** Reads deals that the viewer may see, by one statement a call. */
export function dealReads(scope: Scope): Pick<Reader, 'deals' | 'dossiers'> {
  const { everything, reviews, recorder } = scope.visibility;

  const dossier = ({ claims, attributions, own, ...deal }: z.output<typeof dossierRow>): DealDossier | null => {
    // A deal without an accepted claim is there for reviewers, and for those who recorded what is not accepted yet.
    if (claims.length === 0 && own === 0 && !everything) return null;
    const sources = Map.groupBy(attributions, ({ claim }) => claim);
    const documents = claims
      .map((row) =>
        claimDocument(
          scope,
          row,
          (sources.get(row.id) ?? []).map(({ publisher }) => publisher),
          null,
        ),
      )
      .sort((a, b) => (`${a.knownFrom} ${a.id}` < `${b.knownFrom} ${b.id}` ? -1 : 1));
    return {
      deal,
      life: projectLife(deal.id, documents),
      claims: new Map(documents.map((claim) => [claim.id, claim])),
    };
  };

  return {
    deals: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(dealsById, { ids, reviews, recorder }),
        ({ supports, ...deal }) =>
          // The claims of a survivor may all be about the deals merged into it: the snapshot counts those, too.
          supports > 0 || everything || (scope.snapshot.deal(deal.id)?.faces.length ?? 0) > 0 ? deal : null,
      ),
    dossiers: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(dealDossiers, { deals: ids.map(scope.membersOf), recorder }),
        dossier,
      ),
  };
}
