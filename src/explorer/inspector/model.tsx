/** A car model: who stands behind it, and the deals that it came from. */
import type { ModelDetails } from '../api/inspect.ts';
import { inWords } from '../ui/words.ts';
import { Frame } from './frame.tsx';
import { Facts, listed, Open, Section, StageTag } from './parts.tsx';

export function Model({ of: model }: { readonly of: ModelDetails }) {
  return (
    <Frame label="Car model" title={model.name}>
      {model.placeholder && <p class="caution">Only named in a report so far; nobody has described it yet.</p>}
      <Facts
        facts={[
          ['Brand', model.brand && <Open to={model.brand} />],
          [
            'Made by',
            model.makers.length > 0 &&
              listed(
                model.makers.map(({ organization, plant }) => (
                  <span key={`${organization.id} ${plant}`}>
                    <Open to={organization} />
                    {plant === null ? '' : ` in ${plant}`}
                  </span>
                )),
              ),
          ],
          ['Platform', model.platform],
          [
            'Platform of',
            model.platformOwners.length > 0 &&
              listed(model.platformOwners.map((owner) => <Open key={owner.id} to={owner} />)),
          ],
          ['Segment', model.segment],
          [
            'Powertrain',
            model.powertrain &&
              (model.powertrain === 'MIXED' ? 'Several' : model.powertrain === 'HYBRID' ? 'Hybrid' : model.powertrain),
          ],
          ['Introduced', model.introduced?.text],
        ]}
      />
      {model.deals.totalCount > 0 && (
        <Section title="Deals that it came from" count={model.deals.totalCount}>
          <ul class="tie-list">
            {model.deals.nodes.map((deal) => (
              <li key={deal.id} class="tie-line">
                <Open to={deal} />
                {deal.stage !== null && <StageTag stage={deal.stage} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {model.related.length > 0 && (
        <Section title="Other models" count={model.related.length}>
          <ul class="tie-list">
            {model.related.map(({ type, outgoing, model: other, note }) => (
              <li key={`${type} ${other.id} ${outgoing}`} class="tie-line">
                <span class="soft">{outgoing ? inWords(type) : `${inWords(type)} (the other way)`}</span>
                <Open to={other} />
                {note !== null && <span class="soft">{note}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {model.reports.length > 0 && (
        <Section title="Sources" count={model.reports.length}>
          <ul class="sources">
            {model.reports.map((report) => (
              <li key={report.id}>
                {report.url === null ? (
                  report.publisher.name
                ) : (
                  <a href={report.url} target="_blank" rel="noreferrer noopener">
                    {report.publisher.name}
                    {report.published !== null && `, ${report.published.text}`}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Frame>
  );
}
