/** How much of the network is shown, how to see more, and whether groups stand for what they own. */
import { DEFAULT_LIMIT, MAX_LIMIT } from '../state/url.ts';
import { go, startAnew, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { counted, inNumbers } from '../ui/words.ts';
import { picture } from './picture.ts';

export function Shown() {
  const shown = picture.value.value;
  const { level, focus, limit, depth, path } = view.value;
  const more = Math.min(MAX_LIMIT, limit * 2, shown?.totalNodes ?? 0);
  const nameOf = (id: string) => shown?.nodes.find((node) => node.id === id)?.name ?? id.replace(/^organization:/, '');
  return (
    <section class="shown" aria-label="What is shown">
      {focus.length > 0 && (
        <div class="chips">
          {focus.map((id) => (
            <button
              key={id}
              type="button"
              class="chip"
              aria-label={`Around ${nameOf(id)}: remove`}
              onClick={() => go({ focus: focus.filter((one) => one !== id) })}
            >
              Around {nameOf(id)} <Icon name="close" size={13} />
            </button>
          ))}
        </div>
      )}
      {shown !== null && (
        <p class="shown-count">
          <strong>
            {inNumbers(shown.nodes.length)} of {inNumbers(Math.max(shown.totalNodes, shown.nodes.length))}
          </strong>{' '}
          organisations, {counted(shown.ties.filter(({ change }) => change !== 'ended').length, 'tie')}
        </p>
      )}
      <div class="row">
        {shown?.truncated && path === null && more > limit && (
          <button type="button" class="button is-small" onClick={() => go({ limit: more })}>
            Show {inNumbers(more)}
          </button>
        )}
        {limit > DEFAULT_LIMIT && (
          <button type="button" class="button is-small is-quiet" onClick={() => go({ limit: DEFAULT_LIMIT })}>
            Show fewer
          </button>
        )}
        {focus.length > 0 && depth < 3 && (
          <button type="button" class="button is-small" onClick={() => go({ depth: depth + 1 })}>
            One step farther
          </button>
        )}
        {(focus.length > 0 || path !== null) && (
          <button type="button" class="button is-small is-quiet" onClick={startAnew}>
            Whole network
          </button>
        )}
      </div>
      <div class="switch" role="group" aria-label="Level">
        <button type="button" aria-pressed={level === 'AS_REPORTED'} onClick={() => go({ level: 'AS_REPORTED' })}>
          As reported
        </button>
        <button type="button" aria-pressed={level === 'GROUP'} onClick={() => go({ level: 'GROUP' })}>
          Groups
        </button>
      </div>
    </section>
  );
}
