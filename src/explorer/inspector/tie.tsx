/** A tie in a sentence, what it rests on, and every claim for it. */
import type { TieDetails } from '../api/inspect.ts';
import { counted, dayInWords, inWords, tieWords } from '../ui/words.ts';
import { Claims, Origins } from './claims.tsx';
import { Frame } from './frame.tsx';
import { Facts, Open, Section, StageTag } from './parts.tsx';

export function Tie({ of: tie }: { readonly of: TieDetails }) {
  return (
    <Frame
      label={`Tie · ${tieWords[tie.type]}`}
      title={
        <>
          <Open to={tie.from} /> – <Open to={tie.to} />
        </>
      }
    >
      <p class="lead">{tie.sentence}</p>
      <Origins count={tie.deal.independentOrigins} />
      <Facts
        facts={[
          ['Stage', <StageTag key="stage" stage={tie.stage} />],
          ['Share', tie.percent !== null && `${tie.percent.text}${tie.planned ? ', planned' : ''}`],
          ['Since', tie.since?.text],
          [
            'At this stage',
            [tie.validFrom?.text, tie.validTo && `until ${tie.validTo.text}`].filter(Boolean).join(' '),
          ],
          ['Known since', tie.knownFrom && dayInWords(tie.knownFrom)],
          ['What for', tie.activities.map(inWords).join(', ')],
          ['Strength', `${Math.round(tie.strength * 100)} of 100`],
          ['Deal', <Open key="deal" to={tie.deal} />],
        ]}
      />
      <Section title="Evidence" count={tie.evidence.totalCount}>
        <p class="soft">
          {counted(tie.deal.independentOrigins, 'independent origin')}: reports that relay the same source count once.
        </p>
        <Claims claims={tie.evidence.nodes} />
      </Section>
    </Frame>
  );
}
