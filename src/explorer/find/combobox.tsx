/** A field that suggests what its text may mean, as one types: by mouse, by keys, and for screen readers. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { SearchKind } from '../../domain/vocabulary.ts';
import { ask, Failure } from '../api/client.ts';
import { type SearchHit, type SearchItem, searchOperation } from '../api/search.ts';
import { shapePath } from '../graph/shapes.ts';
import { countryName, dealTypeWords, kindWords } from '../ui/words.ts';

export interface ComboboxProps {
  readonly id?: string;
  /** Said to screen readers, and shown where `isLabelShown`. */
  readonly label: string;
  readonly isLabelShown?: boolean;
  readonly placeholder?: string;
  readonly kinds: readonly SearchKind[];
  /** What the field holds when nobody types in it. */
  readonly text?: string;
  readonly onChoose: (item: SearchItem) => void;
  /** Every change of the text, for fields that take what is not recorded yet. */
  readonly onText?: (text: string) => void;
  /** Whether the field is empty again after a choice. @default true */
  readonly clears?: boolean;
  /** What is said where nothing is called so. */
  readonly nothing?: (text: string) => string;
  /** The id of what tells more about the field. */
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly before?: ComponentChildren;
}

const DEBOUNCE_MS = 130;

export function Combobox({
  id,
  label,
  isLabelShown = false,
  placeholder,
  kinds,
  text = '',
  onChoose,
  onText,
  clears = true,
  nothing = (name) => `Nothing is called “${name}”. Try another spelling or script.`,
  describedBy,
  isInvalid = false,
  before,
}: ComboboxProps) {
  const own = useId();
  const field = id ?? `field${own}`;
  const list = `${field}-list`;
  const typed = useSignal<string | null>(null);
  const hits = useSignal<readonly SearchHit[] | null>(null);
  const message = useSignal('');
  const active = useSignal(0);
  const isOpen = useSignal(false);
  const control = useRef(new AbortController());
  const wait = useRef(0);
  useEffect(() => () => control.current.abort(), []);

  const look = (value: string) => {
    clearTimeout(wait.current);
    control.current.abort();
    const current = new AbortController();
    control.current = current;
    if (value.trim() === '') {
      hits.value = null;
      isOpen.value = false;
      return;
    }
    wait.current = window.setTimeout(async () => {
      try {
        const { search } = await ask(searchOperation, { text: value.trim(), kinds }, current.signal);
        hits.value = search;
        message.value = search.length === 0 ? nothing(value.trim()) : '';
        active.value = 0;
        isOpen.value = true;
      } catch (error) {
        if (current.signal.aborted) return;
        hits.value = [];
        message.value = error instanceof Failure ? error.message : 'The search failed.';
        isOpen.value = true;
      }
    }, DEBOUNCE_MS);
  };
  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    isOpen.value = false;
    typed.value = clears ? '' : null;
    onChoose(hit.item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = hits.value?.length ?? 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen.value) isOpen.value = count > 0;
      else if (count > 0) active.value = (active.value + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
    } else if (event.key === 'Enter' && isOpen.value) {
      event.preventDefault();
      choose(hits.value?.[active.value]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen.value) isOpen.value = false;
      else typed.value = '';
    }
  };
  const shown = isOpen.value ? (hits.value ?? []) : [];
  return (
    <div class="combobox">
      <label for={field} class={isLabelShown ? 'field-label' : 'unseen'}>
        {label}
      </label>
      <div class="combobox-field">
        {before}
        <input
          id={field}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          // A field that takes every text has it from its owner.
          value={onText === undefined ? (typed.value ?? text) : text}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          aria-expanded={isOpen.value}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${list}-${active.value}` : undefined}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            onText?.(currentTarget.value);
            look(currentTarget.value);
          }}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onBlur={() => {
            // Suggestions that come later would open over what is written next.
            clearTimeout(wait.current);
            control.current.abort();
            isOpen.value = false;
            if (onText === undefined) typed.value = null;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={label} class="combobox-list" hidden={shown.length === 0}>
        {shown.map((hit, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field listens to the keys.
          <div
            key={hit.item.id}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === active.value}
            class="combobox-option"
            // The field keeps the focus: a blur would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => {
              active.value = place;
            }}
            onClick={() => choose(hit)}
          >
            <Hit hit={hit} />
          </div>
        ))}
      </div>
      {isOpen.value && message.value !== '' && (
        <p class="combobox-list combobox-nothing" role="status">
          {message.value}
        </p>
      )}
      <span class="unseen" role="status">
        {shown.length > 0 ? `${shown.length} suggestions` : ''}
      </span>
    </div>
  );
}

function Hit({ hit: { item, matched } }: { readonly hit: SearchHit }) {
  const name = item.kindOfItem === 'Deal' ? item.title : item.name;
  return (
    <>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" class="hit-mark">
        {item.kindOfItem === 'Organization' ? (
          <path d={shapePath(item.kind, 12)} />
        ) : (
          <path d={item.kindOfItem === 'Deal' ? 'M-6 0H6M-6 -3V3M6 -3V3' : 'M-6 2V0L-3 -3H3L6 0V2Z'} />
        )}
      </svg>
      <span class="hit-words">
        <span class="hit-name">{name}</span>
        <span class="hit-more">
          {item.kindOfItem === 'Organization' &&
            [kindWords[item.kind], item.country && countryName(item.country)].filter(Boolean).join(' · ')}
          {item.kindOfItem === 'Model' && `Car model${item.brand === null ? '' : ` · ${item.brand.name}`}`}
          {item.kindOfItem === 'Deal' && (item.type === null ? 'Deal, still talks' : dealTypeWords[item.type])}
          {item.kindOfItem !== 'Deal' && matched !== name && ` · also “${matched}”`}
        </span>
      </span>
    </>
  );
}
