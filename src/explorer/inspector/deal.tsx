/** A deal: who, what, its stages with their evidence, shares over time, disagreements side by side, and every claim. */
import type { DealDetails } from '../api/inspect.ts';
import { emptyView } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { counted, dayInWords, dealTypeWords, inNumbers, inWords } from '../ui/words.ts';
import { Claims, Origins, Source } from './claims.tsx';
import { Frame } from './frame.tsx';
import { Facts, listed, Open, Section, StageTag } from './parts.tsx';
import { Stages } from './stages.tsx';
import { StakesOverTime } from './stakes.tsx';

export function Deal({ of: deal }: { readonly of: DealDetails }) {
  const { on, known, embed } = view.value;
  const parties = deal.parties.map(({ organization }) => organization.id);
  return (
    <Frame label={`Deal · ${deal.type === null ? 'still talks' : dealTypeWords[deal.type]}`} title={deal.title}>
      <div class="row">
        {deal.stage !== null && <StageTag stage={deal.stage} />}
        <span class="soft">{counted(deal.independentOrigins, 'independent origin')}</span>
      </div>
      <Origins count={deal.independentOrigins} />
      <Facts
        facts={[
          [
            'Parties',
            listed(
              deal.parties.map(({ organization, role }) => (
                <span key={`${organization.id} ${role}`}>
                  <Open to={organization} />
                  {role !== 'PARTNER' && role !== 'OTHER' && ` (${inWords(role).toLowerCase()})`}
                </span>
              )),
            ),
          ],
          ['Venture', deal.jointVenture && <Open to={deal.jointVenture} />],
          ['What for', deal.activities.map(inWords).join(', ')],
          ['Where', deal.regions.join(', ')],
          ['Worth', deal.value && `${inNumbers(deal.value.amount)} ${deal.value.currency}`],
          [
            'Models',
            deal.models.nodes.length > 0 &&
              listed(deal.models.nodes.map((model) => <Open key={model.id} to={model} />)),
          ],
          [
            'Reported',
            deal.firstReported &&
              `${dayInWords(deal.firstReported)}${deal.lastReported !== null && deal.lastReported !== deal.firstReported ? ` to ${dayInWords(deal.lastReported)}` : ''}`,
          ],
        ]}
      />
      {parties.length > 0 && (
        <div class="row">
          <button
            type="button"
            class="button is-small"
            onClick={() => go({ ...emptyView, on, known, embed, focus: parties, select: deal.id })}
          >
            <Icon name="target" size={15} />
            Show its parties
          </button>
        </div>
      )}
      <Section title="Stages">
        <Stages stages={deal.stages} />
      </Section>
      <StakesOverTime title="Shares over time" />
      {deal.conflicts.length > 0 && (
        <Section title="Where reports disagree" count={deal.conflicts.length}>
          {deal.conflicts.map(({ field, text, sides }) => (
            <div key={text} class="conflict">
              <h3>{inWords(field)}</h3>
              <div class="conflict-sides">
                {sides.map(({ value, claims }) => (
                  <div key={value} class="conflict-side">
                    <strong>{value}</strong>
                    <ul class="sources">
                      {claims.map((claim) => (
                        <li key={claim.id}>
                          <Source claim={claim} />
                        </li>
                      ))}
                    </ul>
                  </div>
                ))}
              </div>
            </div>
          ))}
        </Section>
      )}
      <Section title="What each report says" count={deal.claims.totalCount}>
        <Claims claims={deal.claims.nodes} />
      </Section>
      {deal.related.length > 0 && (
        <Section title="Related deals">
          <ul class="tie-list">
            {deal.related.map(({ relation, deal: other }) => (
              <li key={other.id} class="tie-line">
                <Open to={other} />
                <span class="soft">
                  {
                    { LIKELY_SAME: 'probably the same', CONTINUES: 'goes on from it', SAME_PARTIES: 'same parties' }[
                      relation
                    ]
                  }
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Frame>
  );
}
