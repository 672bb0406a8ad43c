/** One claim: what the article says of one deal. What every claim has stands first, the rest can be opened. */
import type { JSX } from 'preact';
import {
  type Activity,
  activities,
  type DealType,
  type InformationCredibility,
  informationCredibilities,
  type SourceReliability,
  type Stage,
  stages,
} from '../../domain/vocabulary.ts';
import { dealTypeWords, inWords, stageWords } from '../ui/words.ts';
import { type ClaimDraft, draft, removeClaim, setClaim } from './draft.ts';
import { CheckField, ChoiceField, More, OrganizationField, TextField } from './fields.tsx';
import { Milestones, Parties, Stakes } from './lists.tsx';
import { idAt } from './problems.ts';
import { Similar } from './similar.tsx';

const stageChoices = { '': 'Choose …', ...stageWords } as const satisfies Record<Stage | '', string>;
const typeChoices = { '': 'Not said, or still talks', ...dealTypeWords } as const satisfies Record<
  DealType | '',
  string
>;
const reliabilityChoices = {
  '': 'As its publisher is rated',
  ...{ A: 'A: completely reliable', B: 'B: usually reliable', C: 'C: fairly reliable', D: 'D: not usually reliable' },
  ...{ E: 'E: unreliable', F: 'F: cannot be judged' },
} as const satisfies Record<SourceReliability | '', string>;
const credibilityChoices = {
  '': 'Not judged',
  CONFIRMED: 'Confirmed',
  PROBABLY_TRUE: 'Probably true',
  POSSIBLY_TRUE: 'Possibly true',
  DOUBTFUL: 'Doubtful',
  IMPROBABLE: 'Improbable',
  CANNOT_BE_JUDGED: 'Cannot be judged',
} as const satisfies Record<InformationCredibility | '', string>;
const currencies = ['EUR', 'USD', 'CNY', 'JPY', 'GBP', 'KRW', 'INR', 'SEK'];

interface Props {
  readonly place: number;
  readonly claim: ClaimDraft;
}

export function Claim({ place, claim }: Props) {
  const { claims } = draft.value;
  const path = `claims.${place}`;
  const set = (change: Partial<ClaimDraft>) => setClaim(place, change);
  return (
    <fieldset class="report-card" id={idAt(path)} tabIndex={-1}>
      <legend>{claims.length > 1 ? `Deal ${place + 1} of ${claims.length}` : 'The deal'}</legend>
      <p class="soft">Only what this article says, nothing that you know from elsewhere.</p>
      <Parties path={path} rows={claim.parties} onChange={(parties) => set({ parties, confirmNew: false })} />
      <div class="field-row">
        <ChoiceField
          path={`${path}.type`}
          label="Kind of deal"
          value={claim.type}
          words={typeChoices}
          onChoose={(type) => set({ type })}
        />
        <ChoiceField
          path={`${path}.stage`}
          label="Where it stands"
          isRequired
          value={claim.stage}
          words={stageChoices}
          hint={claim.stage === '' ? undefined : stages[claim.stage]}
          onChoose={(stage) => set({ stage })}
        />
      </div>
      <Similar place={place} claim={claim} />
      <Milestones
        path={path}
        rows={claim.milestones}
        stage={claim.stage === '' ? 'ANNOUNCED' : claim.stage}
        onChange={(milestones) => set({ milestones })}
      />
      <Stakes path={path} rows={claim.stakes} parties={claim.parties} onChange={(stakes) => set({ stakes })} />
      <TextField
        path={`${path}.summary`}
        label="What it says, in your own words"
        isRequired
        rows={3}
        value={claim.summary}
        hint="A sentence or two, not copied."
        onText={(summary) => set({ summary })}
      />
      <div class="field-row">
        <TextField
          path={`${path}.quote`}
          label="The sentence that says so"
          maxLength={200}
          value={claim.quote}
          hint="Word for word, at most 200 characters."
          onText={(quote) => set({ quote })}
        />
        <TextField
          path={`${path}.attributedTo`}
          label="According to"
          value={claim.attributedTo}
          hint="Where the article relays others: “Bloomberg, Reuters”."
          onText={(attributedTo) => set({ attributedTo })}
        />
      </div>
      <Rare path={path} claim={claim} set={set} />
      <Trust path={path} claim={claim} set={set} />
      {claims.length > 1 && (
        <button type="button" class="button is-small is-quiet" onClick={() => removeClaim(place)}>
          Remove deal {place + 1}
        </button>
      )}
    </fieldset>
  );
}

interface DetailsProps {
  readonly path: string;
  readonly claim: ClaimDraft;
  readonly set: (change: Partial<ClaimDraft>) => void;
}

/** What few articles tell. Open from the start where something is written in it. */
function Rare({ path, claim, set }: DetailsProps): JSX.Element {
  const has =
    claim.activities.length > 0 || `${claim.jointVenture.name}${claim.amount}${claim.models}${claim.regions}` !== '';
  const toggle = (activity: Activity, isOn: boolean) =>
    set({
      activities: isOn ? [...claim.activities, activity] : claim.activities.filter((other) => other !== activity),
    });
  return (
    <details class="report-more" open={has || claim.type === 'JOINT_VENTURE'}>
      <summary>Venture, worth, models, regions, what they do together</summary>
      <div class="field-row">
        <OrganizationField
          path={`${path}.jointVenture`}
          label="Joint venture that it creates"
          value={claim.jointVenture}
          onChange={(jointVenture) => set({ jointVenture })}
        />
        <div class="field-row is-tight">
          <TextField
            path={`${path}.value`}
            label="Worth"
            value={claim.amount}
            hint="“1.5 billion”"
            onText={(amount) => set({ amount })}
          />
          <TextField
            path={`${path}.value.currency`}
            label="Currency"
            value={claim.currency}
            suggestions={currencies}
            maxLength={3}
            onText={(currency) => set({ currency })}
          />
        </div>
      </div>
      <div class="field-row">
        <TextField
          path={`${path}.models`}
          label="Car models"
          value={claim.models}
          hint="With commas between: “Leapmotor C11, T03”."
          onText={(models) => set({ models })}
        />
        <TextField
          path={`${path}.regions`}
          label="Regions"
          value={claim.regions}
          hint="With commas between: “Europe, South America”."
          onText={(regions) => set({ regions })}
        />
      </div>
      <fieldset class="report-activities" id={idAt(`${path}.activities`)}>
        <legend class="field-label">What they do together</legend>
        {(Object.keys(activities) as Activity[]).map((activity) => (
          <CheckField
            key={activity}
            label={inWords(activity)}
            isOn={claim.activities.includes(activity)}
            onChange={(isOn) => toggle(activity, isOn)}
          />
        ))}
        <More path={`${path}.activities`} />
      </fieldset>
    </details>
  );
}

/** What whoever reports can say of the source, where they know better than its publisher's rating. */
function Trust({ path, claim: { reliability, credibility }, set }: DetailsProps): JSX.Element {
  return (
    <details class="report-more" open={`${reliability}${credibility}` !== ''}>
      <summary>How far to trust it</summary>
      <div class="field-row">
        <ChoiceField
          path={`${path}.reliability`}
          label="The source"
          value={reliability}
          words={reliabilityChoices}
          onChoose={(next) => set({ reliability: next })}
        />
        <ChoiceField
          path={`${path}.credibility`}
          label="What it says here"
          value={credibility}
          words={credibilityChoices}
          hint={credibility === '' ? undefined : informationCredibilities[credibility]}
          onChoose={(next) => set({ credibility: next })}
        />
      </div>
    </details>
  );
}
