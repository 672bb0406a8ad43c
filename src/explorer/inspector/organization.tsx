/** An organisation: facts, whose it is, and what ties it to others, by type. */
import type { OrganizationDetails, OrganizationTie } from '../api/inspect.ts';
import { addNeighbours, neighbourhoodOf } from '../graph/expand.ts';
import { emptyView } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { counted, countryName, dayInWords, inWords, kindWords, tieWords, tieWordsBack } from '../ui/words.ts';
import { Frame } from './frame.tsx';
import { Facts, listed, Open, Section, StageTag } from './parts.tsx';
import { StakesOverTime } from './stakes.tsx';

export function Organization({ of: it }: { readonly of: OrganizationDetails }) {
  const around = neighbourhoodOf(it.id);
  const isFocus = view.value.focus.length === 1 && view.value.focus[0] === it.id;
  const otherNames = [...new Set(it.names.map(({ value }) => value))].filter((name) => name !== it.name);
  return (
    <Frame label={`${kindWords[it.kind]}${it.country === null ? '' : ` · ${countryName(it.country)}`}`} title={it.name}>
      <div class="row">
        {!isFocus && (
          <button type="button" class="button is-small" onClick={() => go({ ...focusOn(it.id), select: it.id })}>
            <Icon name="target" size={15} />
            Put in the middle
          </button>
        )}
        {around !== null && around.next > 0 && (
          <button type="button" class="button is-small" onClick={() => addNeighbours(it.id)}>
            <Icon name="expand" size={15} />
            {around.next < around.total - around.shown
              ? `Add ${around.next} of ${around.total - around.shown} more partners`
              : `Add ${counted(around.next, 'more partner')}`}
          </button>
        )}
        <button type="button" class="button is-small" onClick={() => go({ path: [it.id, ''], panel: 'path' })}>
          <Icon name="path" size={15} />
          Path to …
        </button>
      </div>
      {it.placeholder && <p class="caution">Only named in a report so far; nobody has described it yet.</p>}
      <Facts
        facts={[
          ['Also called', otherNames.slice(0, 6).join(', ')],
          ['Part of', it.parent && <Open to={it.parent} />],
          ['Group', it.ultimateParent && it.ultimateParent.id !== it.parent?.id && <Open to={it.ultimateParent} />],
          ['Founded', it.founded?.text],
          ['Dissolved', it.dissolved?.text],
          [
            'Came from',
            it.predecessors.length > 0 &&
              listed(
                it.predecessors.map(({ from, kind, on }) => (
                  <span key={from.id}>
                    <Open to={from} /> ({inWords(kind).toLowerCase()} {on.text})
                  </span>
                )),
              ),
          ],
          [
            'Became',
            it.successors.length > 0 &&
              listed(
                it.successors.map(({ to, kind, on }) => (
                  <span key={to.id}>
                    <Open to={to} /> ({inWords(kind).toLowerCase()} {on.text})
                  </span>
                )),
              ),
          ],
          ['Last heard of', it.lastReported && dayInWords(it.lastReported)],
          [
            'Identifiers',
            it.identifiers.length > 0 &&
              it.identifiers.map(({ scheme, value }) => `${inWords(scheme)} ${value}`).join(', '),
          ],
        ]}
      />
      {it.owners.length > 0 && (
        <Section title={it.kind === 'JOINT_VENTURE' ? 'Partners and their shares' : 'Owners'}>
          <ul class="tie-list">
            {it.owners.map(({ id, holder, percent, planned, from }) => (
              <li key={id} class="tie-line">
                <Open to={holder} />
                <span class="soft">
                  {percent.text}
                  {planned && ' planned'}
                  {from !== null && `, since ${from.text}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <StakesOverTime title="Shares over time" />
      <Ties of={it} />
      {it.models.totalCount > 0 && (
        <Section title="Car models" count={it.models.totalCount}>
          <p>{listed(it.models.nodes.map((model) => <Open key={model.id} to={model} />))}</p>
        </Section>
      )}
    </Frame>
  );
}

function Ties({ of: { id, ties } }: { readonly of: OrganizationDetails }) {
  if (ties.totalCount === 0) {
    return (
      <Section title="Ties">
        <p class="soft">No tie is recorded on this day. That is not the same as no tie.</p>
      </Section>
    );
  }
  const groups = new Map<string, OrganizationTie[]>();
  for (const tie of ties.nodes) {
    const name = tie.from.id === id || !isInGroup(tie, id) ? tieWords[tie.type] : tieWordsBack[tie.type];
    groups.set(name, [...(groups.get(name) ?? []), tie]);
  }
  return (
    <>
      {[...groups].map(([name, list]) => (
        <Section key={name} title={name} count={list.length}>
          <ul class="tie-list">
            {list.map((tie) => (
              <li key={tie.id}>
                <button type="button" class="tie-line" onClick={() => go({ select: tie.id })}>
                  <span class="tie-name">{(tie.from.id === id ? tie.to : tie.from).name}</span>
                  <StageTag stage={tie.stage} />
                  <span class="soft">
                    {[
                      tie.percent?.text,
                      tie.planned ? 'planned' : '',
                      tie.since === null ? '' : `since ${tie.since.text}`,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {ties.totalCount > ties.nodes.length && (
        <p class="soft">
          The {ties.nodes.length} strongest of {ties.totalCount}.
        </p>
      )}
    </>
  );
}

/** At the level of groups the other end may be named in its place. */
const isInGroup = (tie: OrganizationTie, id: string): boolean => tie.to.id === id;

/** The view of one organisation's surroundings, on the same day and level. */
export function focusOn(id: string) {
  const { on, known, since, level, embed } = view.peek();
  return { ...emptyView, on, known, since, level, embed, focus: [id] };
}
