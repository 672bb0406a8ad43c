/** The life of a deal: each stage that it came to, since when, and the evidence for it. */
import type { DealDetails } from '../api/inspect.ts';
import { dayInWords, firmnessOf, stageWords } from '../ui/words.ts';
import { Source } from './claims.tsx';

const SHOWN = 3;

export function Stages({ stages }: Pick<DealDetails, 'stages'>) {
  if (stages.length === 0) return <p class="soft">No stage was known by then.</p>;
  return (
    <ol class="stages">
      {stages.map(({ stage, since, knownFrom, disputed, claims }) => (
        <li key={`${stage} ${since?.text}`} class={`is-${firmnessOf[stage]}`}>
          <p>
            <strong>{stageWords[stage]}</strong> {since?.text ?? 'at a time that no report gives'}
            {disputed && <span class="tag is-warning">disputed</span>}
          </p>
          {knownFrom !== null && <p class="soft">Known since {dayInWords(knownFrom)}</p>}
          <ul class="sources">
            {claims.slice(0, SHOWN).map((claim) => (
              <li key={claim.id}>
                <Source claim={claim} />
              </li>
            ))}
            {claims.length > SHOWN && <li class="soft">and {claims.length - SHOWN} more below</li>}
          </ul>
        </li>
      ))}
    </ol>
  );
}
