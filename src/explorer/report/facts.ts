/** What a claim that waits for review says, in a few words each. */
import { sourceReliabilities } from '../../domain/vocabulary.ts';
import type { PendingClaim } from '../api/report.ts';
import { dealTypeWords, inNumbers, inWords, stageWords } from '../ui/words.ts';

/** All that it would add to the graph; what nobody has judged is left out. */
export function factsOf(claim: PendingClaim): string[] {
  const { type, parties, milestones, stakes, jointVenture, value, models, regions, activities } = claim;
  const { reliability, credibility } = claim;
  const list = (words: readonly string[]) => (words.length === 0 ? [] : [words.join(', ')]);
  return [
    ...(type === null ? [] : [dealTypeWords[type]]),
    ...parties.map(({ namedAs, organization, role, from, until }) => {
      const name = namedAs === organization.name ? namedAs : `${namedAs} (${organization.name})`;
      const since = from === null ? '' : `, joined ${from.text}`;
      return `${name}, as ${inWords(role).toLowerCase()}${since}${until === null ? '' : `, left ${until.text}`}`;
    }),
    ...milestones.map((step) => `${stageWords[step.stage]} ${step.on.text}`),
    ...stakes.map(
      ({ holder, target, percent, planned }) =>
        `${holder.name} ${planned ? 'is to hold' : 'holds'} ${percent.text} of ${target.name}`,
    ),
    ...(jointVenture === null ? [] : [`Creates ${jointVenture.name}`]),
    ...(value === null ? [] : [`Worth ${inNumbers(value.amount)} ${value.currency}`]),
    ...list(models.map(({ name }) => name)),
    ...list(regions),
    ...list(activities.map(inWords)),
    ...(reliability === 'F' ? [] : [`Source ${sourceReliabilities[reliability].slice(0, -1).toLowerCase()}`]),
    ...(credibility === null ? [] : [`Judged ${inWords(credibility).toLowerCase()}`]),
  ];
}
