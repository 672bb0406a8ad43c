/** What changed between two days: in sentences, then tie by tie. */
import type { NetworkTie } from '../api/network.ts';
import { picture } from '../graph/picture.ts';
import { Section } from '../inspector/parts.tsx';
import { today } from '../state/moment.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { Waiting } from '../ui/states.tsx';
import { dayInWords, stageWords, tieWords } from '../ui/words.ts';

export function Digest() {
  const { since, on } = view.value;
  const diff = picture.value.value?.diff ?? null;
  return (
    <div class="inspected">
      <div class="inspected-head">
        <div>
          <p class="eyebrow">What changed</p>
          <h1>
            {dayInWords(since ?? today(), true)} to {on === null ? 'today' : dayInWords(on, true)}
          </h1>
        </div>
        <button type="button" class="tool" aria-label="Stop comparing" onClick={() => go({ since: null })}>
          <Icon name="close" />
        </button>
      </div>
      {diff === null ? (
        <Waiting what="Comparing the two days" />
      ) : (
        <>
          <p class="change-counts">
            <span class="is-formed">{diff.totalFormed} formed</span>
            <span class="is-changed">{diff.totalChanged} changed</span>
            <span class="is-ended">{diff.totalEnded} ended</span>
          </p>
          {diff.digest.length > 0 ? (
            <ul class="digest">
              {diff.digest.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <p class="soft">Nothing changed between the two days, as far as is known.</p>
          )}
          {diff.formed.length > 0 && <Ties title="Formed" ties={diff.formed} total={diff.totalFormed} />}
          {diff.changed.length > 0 && (
            <Section title="Changed" count={diff.totalChanged}>
              <ul class="tie-list">
                {diff.changed.map(({ before, after }) => (
                  <li key={after.id}>
                    <TieButton tie={after} more={difference(before, after)} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {diff.ended.length > 0 && <Ties title="Ended" ties={diff.ended} total={diff.totalEnded} />}
        </>
      )}
    </div>
  );
}

function Ties({
  title,
  ties,
  total,
}: {
  readonly title: string;
  readonly ties: readonly NetworkTie[];
  readonly total: number;
}) {
  return (
    <Section title={title} count={total}>
      <ul class="tie-list">
        {ties.map((tie) => (
          <li key={tie.id}>
            <TieButton tie={tie} more={[tieWords[tie.type], tie.percent?.text].filter(Boolean).join(', ')} />
          </li>
        ))}
      </ul>
      {total > ties.length && (
        <p class="soft">
          The first {ties.length} of {total}.
        </p>
      )}
    </Section>
  );
}

function TieButton({ tie, more }: { readonly tie: NetworkTie; readonly more: string }) {
  return (
    <button type="button" class="tie-line" onClick={() => go({ select: tie.id })}>
      <span class="tie-name">
        {tie.from.name} – {tie.to.name}
      </span>
      <span class="soft">{more}</span>
    </button>
  );
}

/** "Exploring → Owns a share, 20 %". */
function difference(before: NetworkTie, after: NetworkTie): string {
  const parts: string[] = [];
  if (before.type !== after.type) parts.push(`${tieWords[before.type]} → ${tieWords[after.type]}`);
  if (before.stage !== after.stage) parts.push(`${stageWords[before.stage]} → ${stageWords[after.stage]}`);
  if (before.percent?.text !== after.percent?.text)
    parts.push(`${before.percent?.text ?? 'no share'} → ${after.percent?.text ?? 'no share'}`);
  return parts.join(', ') || tieWords[after.type];
}
