/** Fields of the form, each with its label and, where the service refused what it holds, the reason. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Combobox } from '../find/combobox.tsx';
import type { NamedDraft } from './draft.ts';

export interface Problem {
  readonly message: string;
  /** What an ambiguous name may mean. */
  readonly candidates?: readonly { readonly id: string; readonly name: string }[];
}

/** What was refused, by its path below the input: "report.url", "claims.0.parties.1". */
export const problems = signal<ReadonlyMap<string, Problem>>(new Map());

/** The problem of a field: of its own path, or of one below it. */
export function problemAt(path: string): Problem | undefined {
  for (const [at, problem] of problems.value) if (at === path || at.startsWith(`${path}.`)) return problem;
  return undefined;
}

const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;

interface TextProps {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly rows?: number;
  readonly isRequired?: boolean;
}

export function Text({ path, label, value, onChange, hint, rows, isRequired = false }: TextProps) {
  const id = idOf(path);
  const problem = problemAt(path);
  const shared = {
    id,
    class: 'input',
    value,
    'aria-invalid': problem !== undefined,
    'aria-required': isRequired,
    'aria-describedby': `${id}-more`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onChange(currentTarget.value),
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {rows === undefined ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />}
      <p id={`${id}-more`} class={problem === undefined ? 'soft' : 'field-problem'}>
        {problem?.message ?? hint}
      </p>
    </div>
  );
}

interface ChoiceProps<W extends string> {
  readonly path: string;
  readonly label: string;
  readonly value: W;
  readonly words: Readonly<Record<W, string>>;
  readonly onChange: (value: W) => void;
}

export function Choice<W extends string>({ path, label, value, words, onChange }: ChoiceProps<W>) {
  const problem = problemAt(path);
  return (
    <div class="field">
      <label class="field-label" for={idOf(path)}>
        {label}
      </label>
      <select
        id={idOf(path)}
        class="input"
        value={value}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value as W)}
      >
        {(Object.keys(words) as W[]).map((word) => (
          <option key={word} value={word}>
            {words[word]}
          </option>
        ))}
      </select>
      {problem !== undefined && <p class="field-problem">{problem.message}</p>}
    </div>
  );
}

const kinds = ['ORGANIZATION'] as const;

interface OrganizationProps {
  readonly path: string;
  readonly label: string;
  readonly value: NamedDraft;
  readonly onChange: (value: NamedDraft) => void;
  readonly children?: ComponentChildren;
}

/** An organisation, suggested as one types; one that is not known yet is taken by the name as written. */
export function OrganizationField({ path, label, value, onChange }: OrganizationProps) {
  const problem = problemAt(path);
  return (
    <div class="field">
      <Combobox
        id={idOf(path)}
        label={label}
        isLabelShown
        kinds={kinds}
        clears={false}
        text={value.name}
        onText={(name) => onChange({ name, id: null })}
        onChoose={(item) => item.kindOfItem === 'Organization' && onChange({ name: item.name, id: item.id })}
      />
      {problem === undefined ? (
        <p class="soft">
          {value.name === '' ? '' : value.id === null ? 'By this name; new where nobody is called so.' : 'Known.'}
        </p>
      ) : (
        <div class="field-problem">
          {problem.message}
          {(problem.candidates ?? []).map(({ id, name }) => (
            <button key={id} type="button" class="button is-small" onClick={() => onChange({ id, name })}>
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
