/** For people with a token: report what an article says, and see what waits for review. */
import { go, view } from '../state/view.ts';
import { Asker } from './asker.tsx';
import { ReportForm } from './form.tsx';
import { Review } from './review.tsx';

const tabs = [
  { name: 'report', label: 'Report a deal' },
  { name: 'review', label: 'Waiting for review' },
] as const;

export function ReportPage() {
  const { view: name } = view.value;
  return (
    <div class="report">
      <div class="report-page">
        <div class="report-head">
          <h1>{name === 'review' ? 'Waiting for review' : 'Report a deal'}</h1>
          <nav class="switch" aria-label="Reporting">
            {tabs.map((tab) => (
              <button
                key={tab.name}
                type="button"
                aria-current={tab.name === name ? 'page' : undefined}
                onClick={() => go({ view: tab.name })}
              >
                {tab.label}
              </button>
            ))}
          </nav>
        </div>
        <Asker />
        {name === 'review' ? <Review /> : <ReportForm />}
      </div>
    </div>
  );
}
