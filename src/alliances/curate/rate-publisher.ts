/** Rates how far a publisher can be relied on; ties that rest on its reports become stronger or weaker. */
import type { SourceReliability } from '../../domain/vocabulary.ts';
import { sourceReliabilities } from '../../domain/vocabulary.ts';
import type { Actor } from '../alliances.ts';
import { NotFoundError } from '../errors.ts';
import { publisherAsItIs } from '../queries/curate.ts';
import { longest, readFields } from '../write/fields.ts';
import type { Ledger } from '../write/ledger.ts';
import { createStage, stageRow } from '../write/stage.ts';

/**
 * Of its claims all go by it but those for which a reliability was set.
 * @throws InputError, NotFoundError
 */
export async function ratePublisher(
  ledger: Ledger,
  id: string,
  given: { readonly reliability: SourceReliability; readonly reason: string },
  actor: Actor,
): Promise<{ readonly publisher: string; readonly revision: number }> {
  const fields = readFields();
  const reliability = fields.word(sourceReliabilities, given.reliability, ['reliability'], 'F');
  const reason = fields.requiredText(given.reason, ['reason'], longest.title);
  fields.finish();
  return ledger.write(async (entry) => {
    // A report of this publisher that somebody else is about to record must not go by the rating of before.
    await entry.holdOthers();
    const [known] = id.isWellFormed() ? await entry.transaction.run(publisherAsItIs, { id }) : [];
    if (known === undefined) {
      throw new NotFoundError(`There is no publisher with the id ${id}. Look it up by name.`, id, ['id']);
    }
    if (known.reliability === reliability) return { publisher: id, revision: ledger.revision };
    const stage = createStage();
    const rated = new Set(known.rated.map(({ claim }) => claim));
    stage.amendments.push((claim) => (rated.has(claim.id) ? { ...claim, reliability } : claim));
    for (const { deal } of known.rated) stage.changedDeals.add(deal);
    stageRow(stage, 'publisherChanges', { id, values: { reliability } });
    stage.subjects.publishers.add(id);
    stage.fields.push({ field: `${id} reliability`, before: known.reliability, after: reliability });
    const summary = `Rated ${known.name} ${reliability} for reliability: ${reason}`;
    const revision = await entry.save(stage, await entry.project(stage), { kind: 'RANKED', summary }, actor);
    return { publisher: id, revision };
  });
}
