/** The second clock: whether later reports count, told in a sentence. */
import { today } from '../state/moment.ts';
import { go, view } from '../state/view.ts';
import { dayInWords } from '../ui/words.ts';

export function Known() {
  const { on, known } = view.value;
  const choice = known === null ? 'all' : known === 'then' ? 'then' : 'day';
  const choose = (value: string) => {
    if (value === 'all') go({ known: null });
    else if (value === 'then') go({ known: 'then' });
    else go({ known: on ?? today() });
  };
  return (
    <div class="known">
      <label>
        <span>Judged by</span>
        <select value={choice} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="all">all reports up to today</option>
          <option value="then">what was known that day</option>
          <option value="day">what was known on …</option>
        </select>
      </label>
      {choice === 'day' && (
        <input
          type="date"
          aria-label="Known on"
          value={known ?? ''}
          max={today()}
          onChange={({ currentTarget }) =>
            /^\d{4}-\d{2}-\d{2}$/.test(currentTarget.value) && go({ known: currentTarget.value })
          }
        />
      )}
      <p class="known-sentence">{sentence()}</p>
    </div>
  );
}

function sentence(): string {
  const { on, known } = view.value;
  const day = on === null ? 'today' : `on ${dayInWords(on, true)}`;
  if (known === null)
    return on === null
      ? 'What is true today, by all that was reported.'
      : `What was true ${day}, by all that was reported since.`;
  if (known === 'then' || known === on)
    return on === null
      ? 'What is true today, as far as anybody has reported.'
      : `What people could know ${day}: later reports are left out.`;
  return `What was true ${day}, by what was reported up to ${dayInWords(known, true)}.`;
}
