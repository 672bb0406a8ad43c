/** What each report says, with its publisher, day, whom it relays, and the way to the source. */
import type { ClaimDetails } from '../api/inspect.ts';
import { moment } from '../state/moment.ts';
import { dayInWords } from '../ui/words.ts';
import { listed, StageTag } from './parts.tsx';

export function Claims({ claims }: { readonly claims: readonly ClaimDetails[] }) {
  const byDay = [...claims].sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  return (
    <ul class="claims">
      {byDay.map((claim) => (
        <li key={claim.id}>
          <ClaimHead claim={claim} />
          {claim.summary !== '' && <p class="claim-summary">{claim.summary}</p>}
          {claim.quote !== null && <blockquote>{claim.quote}</blockquote>}
        </li>
      ))}
    </ul>
  );
}

/** One line: stage, publisher, day, and the link. */
function ClaimHead({ claim }: { readonly claim: ClaimDetails }) {
  const { report, attributedTo, rank } = claim;
  const { knownAt } = moment.value;
  const isLater = knownAt !== null && dayOf(claim) > knownAt;
  return (
    <p class="claim-head">
      <StageTag stage={claim.stage} />
      <Source claim={claim} />
      {attributedTo.length > 0 && (
        <span class="claim-relay">relays {listed(attributedTo.map(({ name }) => name))}</span>
      )}
      {rank !== 'NORMAL' && (
        <span class="tag">{rank === 'PREFERRED' ? 'preferred by a reviewer' : 'found to be wrong'}</span>
      )}
      {isLater && <span class="tag">reported later</span>}
      {report.url === null && <span class="tag">editor’s statement</span>}
    </p>
  );
}

/** "Reuters, 23 August 2023", as a link to the report where it has an address. */
export function Source({ claim: { report } }: { readonly claim: Pick<ClaimDetails, 'report'> }) {
  const day = report.published?.text ?? `read on ${dayInWords(report.retrieved)}`;
  const words = (
    <>
      {report.publisher.name}, {day}
    </>
  );
  if (report.url === null) return <span>{report.publisher.name}</span>;
  return (
    <a href={report.url} target="_blank" rel="noreferrer noopener" title={report.title ?? report.url}>
      {words}
      <span class="unseen"> (opens the report in a new tab)</span>
    </a>
  );
}

/** Where only one origin stands behind it, it says so. */
export function Origins({ count }: { readonly count: number }) {
  if (count > 1) return null;
  return <p class="caution">As reported, not verified by us: everything here goes back to one source.</p>;
}

const dayOf = ({ report }: ClaimDetails): string =>
  report.published?.latest ?? report.published?.earliest ?? report.retrieved;
