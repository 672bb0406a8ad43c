/** The shortest chains of ties between two organisations, in words; the first stands out in the graph. */
import { picture } from '../graph/picture.ts';
import { Open, Section } from '../inspector/parts.tsx';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { Empty, Waiting } from '../ui/states.tsx';
import { Combobox } from './combobox.tsx';

const kinds = ['ORGANIZATION'] as const;

export function PathPanel() {
  const { path } = view.value;
  const [from = '', to = ''] = path ?? [];
  const set = (ends: readonly [string, string]) =>
    go({ path: ends[0] === '' ? null : ends, select: null, view: 'graph' });
  return (
    <div class="inspected">
      <div class="inspected-head">
        <div>
          <p class="eyebrow">Path</p>
          <h1>How are two of them tied?</h1>
        </div>
        <button type="button" class="tool" aria-label="Close the path" onClick={() => go({ path: null, panel: null })}>
          <Icon name="close" />
        </button>
      </div>
      <div class="path-ends">
        <Combobox
          label="From"
          isLabelShown
          placeholder="Stellantis"
          kinds={kinds}
          clears={false}
          text={nameOf(from)}
          onChoose={({ id }) => set([id, to])}
        />
        <Combobox
          label="To"
          isLabelShown
          placeholder="Toyota"
          kinds={kinds}
          clears={false}
          text={nameOf(to)}
          onChoose={({ id }) => set(from === '' ? [id, ''] : [from, id])}
        />
        {from !== '' && to !== '' && (
          <button type="button" class="button is-small" onClick={() => set([to, from])}>
            Swap
          </button>
        )}
      </div>
      <Found />
    </div>
  );
}

function Found() {
  const { path } = view.value;
  if (path === null || path[1] === '') return <p class="soft">Choose the two ends; filters and the day above apply.</p>;
  const paths = picture.value.value?.paths ?? null;
  if (paths === null || !picture.isCurrent.value) return <Waiting what="Looking for a path" />;
  if (paths.length === 0) {
    return (
      <Empty title="No path that we know of">
        <p>No chain of at most six ties joins them with these filters on this day.</p>
      </Empty>
    );
  }
  return (
    <>
      {paths.map((found, place) => (
        <Section key={found.ties.map(({ id }) => id).join()} title={place === 0 ? 'The shortest' : 'Also'}>
          <p class="path-chain">
            {found.organizations.map((organization, at) => (
              <span key={organization.id}>
                {at > 0 && <span aria-hidden="true"> → </span>}
                <Open to={organization} />
              </span>
            ))}
          </p>
          <ol class="path-steps">
            {found.ties.map((tie) => (
              <li key={tie.id}>
                <button type="button" class="tie-line" onClick={() => go({ select: tie.id })}>
                  {tie.sentence}
                  {found.weakest.id === tie.id && found.ties.length > 1 && <span class="tag">the weakest link</span>}
                </button>
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </>
  );
}

/** As the picture or the paths know it; else as its id spells it. */
function nameOf(id: string): string {
  if (id === '') return '';
  const shown = picture.value.value;
  const known = shown?.nodes.find((node) => node.id === id)?.name;
  return (
    known ??
    shown?.paths?.flatMap(({ organizations }) => organizations).find((one) => one.id === id)?.name ??
    id.replace(/^organization:/, '').replaceAll('-', ' ')
  );
}
