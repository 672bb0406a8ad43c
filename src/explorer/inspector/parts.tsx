/** Small parts that the inspector's pages share. */
import type { ComponentChildren } from 'preact';
import type { Stage } from '../../domain/vocabulary.ts';
import type { Named } from '../api/inspect.ts';
import { go } from '../state/view.ts';
import { firmnessOf, stageWords } from '../ui/words.ts';

export function Section({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="part">
      <h2>
        {title}
        {count !== undefined && <span class="part-count">{count}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Facts as pairs; those that nothing is known of are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ComponentChildren])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A name that opens what it names. */
export function Open({
  to,
  children,
}: {
  readonly to: Named | { readonly id: string; readonly title: string };
  readonly children?: ComponentChildren;
}) {
  return (
    <button type="button" class="link" onClick={() => go({ select: to.id })}>
      {children ?? ('name' in to ? to.name : to.title)}
    </button>
  );
}

export function listed(items: readonly ComponentChildren[]): ComponentChildren {
  return items.flatMap((item, place) => (place === 0 ? [item] : [', ', item]));
}

export function StageTag({ stage }: { readonly stage: Stage }) {
  return <span class={`stage-tag is-${firmnessOf[stage]}`}>{stageWords[stage]}</span>;
}
