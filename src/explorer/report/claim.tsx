/** One claim of the report: what it says of one deal, and the known deals that it may be about. */
import type { PartyRole, Stage } from '../../domain/vocabulary.ts';
import { partyRoles } from '../../domain/vocabulary.ts';
import { ask } from '../api/client.ts';
import { type SimilarDeal, similarOperation } from '../api/report.ts';
import { StageTag } from '../inspector/parts.tsx';
import { type Resource, resource } from '../state/resource.ts';
import { Icon } from '../ui/icons.tsx';
import { dealTypeWords, inWords, stageWords } from '../ui/words.ts';
import { type ClaimDraft, draft, emptyClaim, nobody, referenceTo, setClaim, setDraft } from './draft.ts';
import { Choice, OrganizationField, problemAt, Text } from './fields.tsx';

const roleWords = Object.fromEntries(Object.keys(partyRoles).map((role) => [role, inWords(role)])) as Record<
  PartyRole,
  string
>;
const typeWords = { '': 'Not said', ...dealTypeWords } as const;

/** Deals like each of the claims, asked for once nobody has typed for a moment. */
const similar: Resource<readonly (readonly SimilarDeal[])[]> = resource(
  {
    debounce: 500,
    key: () =>
      draft.value.claims.map((claim) => {
        const parties = claim.parties.filter(({ id }) => id !== null).map(referenceTo);
        return claim.deal !== null || parties.length < 2
          ? null
          : { parties, ...(claim.type !== '' && { type: claim.type }) };
      }),
  },
  (drafts, signal) =>
    Promise.all(
      drafts.map(async (one) =>
        one === null ? [] : (await ask(similarOperation, { draft: one }, signal)).similarDeals,
      ),
    ),
);

export function Claim({ place, claim }: { readonly place: number; readonly claim: ClaimDraft }) {
  const set = (change: Partial<ClaimDraft>) => setClaim(place, change);
  const path = `claims.${place}`;
  const { claims } = draft.value;
  return (
    <fieldset class="claim-form">
      <legend>{claims.length > 1 ? `Deal ${place + 1}` : 'What it says of the deal'}</legend>
      {claim.parties.map((party, at) => (
        <div class="field-row" key={at}>
          <OrganizationField
            path={`${path}.parties.${at}`}
            label={`Party ${at + 1}`}
            value={party}
            onChange={(named) =>
              set({ parties: claim.parties.map((one, other) => (other === at ? { ...one, ...named } : one)) })
            }
          />
          <Choice
            path={`${path}.parties.${at}.role`}
            label="As"
            value={party.role}
            words={roleWords}
            onChange={(role) =>
              set({ parties: claim.parties.map((one, other) => (other === at ? { ...one, role } : one)) })
            }
          />
          {claim.parties.length > 2 && (
            <button
              type="button"
              class="tool"
              aria-label={`Remove party ${at + 1}`}
              onClick={() => set({ parties: claim.parties.filter((_, other) => other !== at) })}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="button is-small"
        onClick={() => set({ parties: [...claim.parties, { ...nobody, role: 'PARTNER' }] })}
      >
        <Icon name="plus" size={15} /> Another party
      </button>
      <Similar place={place} claim={claim} />
      <div class="field-row">
        <Choice
          path={`${path}.stage`}
          label="Stage"
          value={claim.stage}
          words={stageWords as Record<Stage, string>}
          onChange={(stage) => set({ stage })}
        />
        <Text
          path={`${path}.milestones`}
          label="Reached on"
          value={claim.on}
          onChange={(on) => set({ on })}
          hint="2024-05-14, 2024-05 or 2024; empty where not said"
        />
        <Choice
          path={`${path}.type`}
          label="Kind of deal"
          value={claim.type}
          words={typeWords}
          onChange={(type) => set({ type })}
        />
      </div>
      {claim.type === 'JOINT_VENTURE' && (
        <OrganizationField
          path={`${path}.jointVenture`}
          label="The venture"
          value={claim.jointVenture}
          onChange={(jointVenture) => set({ jointVenture })}
        />
      )}
      {claim.stakes.map((stake, at) => {
        const change = (part: Partial<typeof stake>) =>
          set({ stakes: claim.stakes.map((one, other) => (other === at ? { ...one, ...part } : one)) });
        return (
          <div class="field-row" key={at}>
            <OrganizationField
              path={`${path}.stakes.${at}.holder`}
              label="Holder"
              value={stake.holder}
              onChange={(holder) => change({ holder })}
            />
            <Text
              path={`${path}.stakes.${at}.percent`}
              label="Percent"
              value={stake.percent}
              onChange={(percent) => change({ percent })}
              hint="20, 20–21, more than 50"
            />
            <OrganizationField
              path={`${path}.stakes.${at}.target`}
              label="Of"
              value={stake.target}
              onChange={(target) => change({ target })}
            />
            <label class="check">
              <input type="checkbox" checked={stake.planned} onChange={() => change({ planned: !stake.planned })} />{' '}
              planned
            </label>
            <button
              type="button"
              class="tool"
              aria-label={`Remove share ${at + 1}`}
              onClick={() => set({ stakes: claim.stakes.filter((_, other) => other !== at) })}
            >
              <Icon name="close" />
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="button is-small"
        onClick={() =>
          set({ stakes: [...claim.stakes, { holder: nobody, target: nobody, percent: '', planned: false }] })
        }
      >
        <Icon name="plus" size={15} /> A share
      </button>
      <Text
        path={`${path}.summary`}
        label="In your own words"
        value={claim.summary}
        rows={3}
        isRequired
        onChange={(summary) => set({ summary })}
        hint="One or two sentences; not copied from the article."
      />
      <Text
        path={`${path}.attributedTo`}
        label="According to (publishers it relays)"
        value={claim.attributedTo}
        onChange={(attributedTo) => set({ attributedTo })}
        hint="Bloomberg, Reuters"
      />
      {problemAt(`${path}.deal`) !== undefined && <p class="field-problem">{problemAt(`${path}.deal`)?.message}</p>}
      {claims.length > 1 && (
        <button
          type="button"
          class="button is-small"
          onClick={() => setDraft({ claims: claims.filter((_, at) => at !== place) })}
        >
          Remove this deal
        </button>
      )}
    </fieldset>
  );
}

function Similar({ place, claim }: { readonly place: number; readonly claim: ClaimDraft }) {
  const set = (change: Partial<ClaimDraft>) => setClaim(place, change);
  if (claim.deal !== null) {
    return (
      <p class="similar-chosen">
        About the known deal <strong>{claim.deal.title}</strong>
        <button type="button" class="button is-small" onClick={() => set({ deal: null })}>
          It is another one
        </button>
      </p>
    );
  }
  const found = similar.value.value?.[place] ?? [];
  if (found.length === 0 || claim.confirmNew) return null;
  return (
    <div class="similar" role="group" aria-label="Deals that are recorded already">
      <p>
        <strong>Is it one of these?</strong> They are recorded already.
      </p>
      <ul>
        {found.map(({ deal, explanation }) => (
          <li key={deal.id}>
            <span>
              {deal.title} {deal.stage !== null && <StageTag stage={deal.stage} />}
              <span class="soft"> {explanation[0]}</span>
            </span>
            <button
              type="button"
              class="button is-small"
              onClick={() => set({ deal: { id: deal.id, title: deal.title }, confirmNew: false })}
            >
              It is this one
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button is-small is-quiet" onClick={() => set({ confirmNew: true })}>
        None of them
      </button>
    </div>
  );
}

export const addClaim = (): void => setDraft({ claims: [...draft.peek().claims, emptyClaim] });
