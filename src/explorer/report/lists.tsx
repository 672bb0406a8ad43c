/** The lists of a claim: who takes part, the dated steps, the shares; each row can be added and removed. */
import type { ComponentChildren } from 'preact';
import {
  type PartyComment,
  type PartyRole,
  partyComments,
  partyRoles,
  type Stage,
  type StakeRight,
  stakeRights,
} from '../../domain/vocabulary.ts';
import { Icon } from '../ui/icons.tsx';
import { inWords, stageWords } from '../ui/words.ts';
import { emptyParty, emptyStake, type MilestoneDraft, type PartyDraft, type StakeDraft } from './draft.ts';
import { CheckField, ChoiceField, More, OrganizationField, TextField } from './fields.tsx';
import { isNamed } from './input.ts';
import { idAt, problems } from './problems.ts';

interface RowsProps<Row> {
  readonly path: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

export function Parties({ path, rows, onChange }: RowsProps<PartyDraft>) {
  return (
    <Rows
      path={`${path}.parties`}
      title="Who takes part"
      add="Add a company"
      rows={rows}
      fresh={emptyParty}
      onChange={onChange}
    >
      {(party, place, set) => (
        <>
          <OrganizationField
            path={`${path}.parties.${place}.organization`}
            label="Company"
            value={party.who}
            onChange={(who) => set({ who })}
          />
          <ChoiceField
            path={`${path}.parties.${place}.role`}
            label="As what"
            value={party.role}
            words={roleWords}
            hint={partyRoles[party.role]}
            onChoose={(role) => set({ role })}
          />
          <ChoiceField
            path={`${path}.parties.${place}.comment`}
            label="What it said itself"
            value={party.comment}
            words={commentWords}
            onChoose={(comment) => set({ comment })}
          />
          <Period path={`${path}.parties.${place}`} party={party} set={set} />
        </>
      )}
    </Rows>
  );
}

interface PeriodProps {
  readonly path: string;
  readonly party: PartyDraft;
  readonly set: (change: Partial<PartyDraft>) => void;
}

/** For who joined later than the others, or left. Open from the start where something is written in it. */
function Period({ path, party: { from, until }, set }: PeriodProps) {
  return (
    <details class="report-more" open={`${from}${until}` !== ''}>
      <summary>Joined later, or left</summary>
      <div class="field-row">
        <TextField
          path={`${path}.from`}
          label="Joined"
          value={from}
          hint="2023-10-26, 2023-10 or 2023"
          onText={(text) => set({ from: text })}
        />
        <TextField path={`${path}.until`} label="Left" value={until} onText={(text) => set({ until: text })} />
      </div>
    </details>
  );
}

interface MilestonesProps extends RowsProps<MilestoneDraft> {
  /** The claim's own stage, which a new row begins with. */
  readonly stage: Stage;
}

export function Milestones({ path, rows, stage, onChange }: MilestonesProps) {
  const fresh = { stage, on: '' };
  return (
    <Rows
      path={`${path}.milestones`}
      title="Dated steps"
      add="Add a dated step"
      rows={rows}
      fresh={fresh}
      onChange={onChange}
    >
      {(milestone, place, set) => (
        <>
          <ChoiceField
            path={`${path}.milestones.${place}.stage`}
            label="Step"
            value={milestone.stage}
            words={stageWords}
            onChoose={(next) => set({ stage: next })}
          />
          <TextField
            path={`${path}.milestones.${place}.on`}
            label="On"
            value={milestone.on}
            hint="As exactly as it says: 2023-10-26, 2023-10 or 2023."
            onText={(on) => set({ on })}
          />
        </>
      )}
    </Rows>
  );
}

interface StakesProps extends RowsProps<StakeDraft> {
  /** A new share is of the first two, the other way round where the first is bought into. */
  readonly parties: readonly PartyDraft[];
}

export function Stakes({ path, rows, parties, onChange }: StakesProps) {
  return (
    <Rows
      path={`${path}.stakes`}
      title="Shares"
      add="Add a share"
      rows={rows}
      fresh={stakeOf(parties)}
      onChange={onChange}
    >
      {(stake, place, set) => (
        <>
          <OrganizationField
            path={`${path}.stakes.${place}.holder`}
            label="Holder"
            value={stake.holder}
            onChange={(holder) => set({ holder })}
          />
          <TextField
            path={`${path}.stakes.${place}.percent`}
            label="Percent"
            value={stake.percent}
            hint="20, about 20, 20–21, more than 50"
            onText={(percent) => set({ percent })}
          />
          <OrganizationField
            path={`${path}.stakes.${place}.target`}
            label="Of"
            value={stake.target}
            onChange={(target) => set({ target })}
          />
          <ChoiceField
            path={`${path}.stakes.${place}.right`}
            label="Share of"
            value={stake.right}
            words={rightWords}
            onChoose={(right) => set({ right })}
          />
          <TextField
            path={`${path}.stakes.${place}.from`}
            label="Since"
            value={stake.from}
            hint="2023-10-26, 2023-10 or 2023"
            onText={(from) => set({ from })}
          />
          <CheckField label="Still to come" isOn={stake.planned} onChange={(planned) => set({ planned })} />
        </>
      )}
    </Rows>
  );
}

interface ListProps<Row> extends RowsProps<Row> {
  readonly title: string;
  readonly add: string;
  readonly fresh: Row;
  readonly children: (row: Row, place: number, set: (change: Partial<Row>) => void) => ComponentChildren;
}

function Rows<Row extends object>({ path, title, add, rows, fresh, onChange, children }: ListProps<Row>) {
  const noun = add.replace(/^Add an? /, '');
  const nounAtStart = noun.charAt(0).toUpperCase() + noun.slice(1);
  const hasOwnProblem = problems.value.some(({ at }) => at === path);
  return (
    <fieldset class="report-list" id={idAt(path)} tabIndex={-1}>
      <legend class="field-label">{title}</legend>
      {hasOwnProblem && <More path={path} />}
      {rows.map((row, place) => (
        <div class="report-row" key={place} role="group" aria-label={`${nounAtStart} ${place + 1}`}>
          <div class="report-row-fields">
            {children(row, place, (change) =>
              onChange(rows.map((other, at) => (at === place ? { ...other, ...change } : other))),
            )}
          </div>
          <button
            type="button"
            class="tool"
            aria-label={`Remove ${noun} ${place + 1}`}
            onClick={() => {
              onChange(rows.filter((_, at) => at !== place));
              document.getElementById(idAt(path))?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button type="button" class="button is-small" onClick={() => onChange([...rows, fresh])}>
        <Icon name="plus" size={15} />
        {add}
      </button>
    </fieldset>
  );
}

function stakeOf(parties: readonly PartyDraft[]): StakeDraft {
  const [first, second] = parties.filter(isNamed);
  if (first === undefined || second === undefined) return emptyStake;
  const isBoughtInto = ['INVESTEE', 'TARGET', 'SELLER', 'MEMBER'].includes(first.role);
  const [holder, target] = isBoughtInto ? [second, first] : [first, second];
  return { ...emptyStake, holder: holder.who, target: target.who };
}

const wordsFor = <W extends string>(table: Readonly<Record<W, string>>): Record<W, string> =>
  Object.fromEntries(Object.keys(table).map((word) => [word, inWords(word)])) as Record<W, string>;
const roleWords: Record<PartyRole, string> = wordsFor(partyRoles);
const commentWords: Record<PartyComment | '', string> = { '': 'Nothing reported', ...wordsFor(partyComments) };
const rightWords: Record<StakeRight, string> = { ...wordsFor(stakeRights), UNSPECIFIED: 'Not said' };
