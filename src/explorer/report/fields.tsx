/** Fields of the form, each with its label, what it wants, and why what it holds was refused. */
import type { ComponentChildren } from 'preact';
import { Combobox } from '../find/combobox.tsx';
import { type NamedDraft, nobody } from './draft.ts';
import { idAt, mend, problemsAt } from './problems.ts';

interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly isRequired?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  /** Words to choose from, or to write others than. */
  readonly suggestions?: readonly string[];
  readonly kind?: 'text' | 'url';
}

export function TextField(props: TextProps) {
  const { path, label, hint, value, onText, isRequired = false, rows, maxLength, suggestions, kind = 'text' } = props;
  const id = idAt(path);
  const shared = {
    id,
    class: 'input',
    value,
    maxLength,
    'aria-required': isRequired || undefined,
    'aria-invalid': problemsAt(path).length > 0 || undefined,
    'aria-describedby': `${id}-more`,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      mend(path);
      onText(currentTarget.value);
    },
  };
  return (
    <div class="field">
      <Label id={id} label={label} isRequired={isRequired} />
      {rows === undefined ? (
        <input {...shared} type="text" inputMode={kind} autocomplete="off" list={suggestions && `${id}-list`} />
      ) : (
        <textarea {...shared} rows={rows} />
      )}
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      <More path={path} hint={hint} />
    </div>
  );
}

interface ChoiceProps<W extends string> extends FieldProps {
  readonly value: W;
  readonly words: Readonly<Record<W, string>>;
  readonly onChoose: (word: W) => void;
  readonly isRequired?: boolean;
}

export function ChoiceField<W extends string>(props: ChoiceProps<W>) {
  const { path, label, hint, value, words, onChoose, isRequired = false } = props;
  const id = idAt(path);
  return (
    <div class="field">
      <Label id={id} label={label} isRequired={isRequired} />
      <select
        id={id}
        class="input"
        value={value}
        aria-required={isRequired || undefined}
        aria-invalid={problemsAt(path).length > 0 || undefined}
        aria-describedby={`${id}-more`}
        onChange={({ currentTarget }) => {
          mend(path);
          onChoose(currentTarget.value as W);
        }}
      >
        {(Object.keys(words) as W[]).map((word) => (
          <option key={word} value={word}>
            {words[word]}
          </option>
        ))}
      </select>
      <More path={path} hint={hint} />
    </div>
  );
}

const kinds = ['ORGANIZATION'] as const;

interface OrganizationProps extends FieldProps {
  readonly value: NamedDraft;
  readonly onChange: (value: NamedDraft) => void;
}

/** An organisation, suggested as one types; a name that nothing has is taken as written. */
export function OrganizationField({ path, label, hint, value, onChange }: OrganizationProps) {
  const id = idAt(path);
  const found = problemsAt(path);
  const change = (next: NamedDraft) => {
    mend(path);
    onChange(next);
  };
  return (
    <div class="field">
      <Combobox
        id={id}
        label={label}
        isLabelShown
        kinds={kinds}
        clears={false}
        text={value.name}
        describedBy={`${id}-more`}
        isInvalid={found.length > 0}
        nothing={(name) => `Nothing is called “${name}” yet: it becomes a new entry by this name.`}
        onText={(name) => change({ ...nobody, name })}
        onChoose={(item) => item.kindOfItem === 'Organization' && change({ name: item.name, id: item.id })}
      />
      <More path={path} hint={value.id === null ? hint : 'Known here.'} />
      {found
        .flatMap(({ candidates }) => candidates ?? [])
        .map((candidate) => (
          <button
            key={candidate.id}
            type="button"
            class="button is-small field-candidate"
            onClick={() => {
              change({ name: candidate.name, id: candidate.id });
              document.getElementById(id)?.focus();
            }}
          >
            {candidate.name}
            {candidate.country !== null && ` (${candidate.country})`}
          </button>
        ))}
    </div>
  );
}

export function CheckField({ label, isOn, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface CheckProps {
  readonly label: ComponentChildren;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Label({
  id,
  label,
  isRequired,
}: {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
}) {
  return (
    <label class="field-label" for={id}>
      {label}
      {isRequired && <span class="field-required"> (needed)</span>}
    </label>
  );
}

/** What is wrong with a field, or else what it wants. */
export function More({ path, hint }: { readonly path: string; readonly hint?: ComponentChildren }) {
  const found = problemsAt(path);
  return (
    <div id={`${idAt(path)}-more`} class={found.length > 0 ? 'field-problem' : 'field-hint'}>
      {found.length > 0 ? found.map(({ message }) => <p key={message}>{message}</p>) : hint}
    </div>
  );
}
