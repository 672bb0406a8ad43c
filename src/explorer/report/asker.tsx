/** Who is writing: the token, whose it is, and the way to forget it. */
import { computed, signal } from '@preact/signals';
import { ask, Failure } from '../api/client.ts';
import { viewerOperation } from '../api/report.ts';
import { isTokenKept, token } from '../state/preferences.ts';
import { askAllAnew, resource } from '../state/resource.ts';
import { say } from '../ui/announce.tsx';
import { Failed } from '../ui/states.tsx';
import { CheckField } from './fields.tsx';

const viewer = resource(
  { key: () => (token.value === '' ? null : { token: token.value }), forgets: true },
  (_, signal) => ask(viewerOperation, {}, signal),
);
export const isTokenThere = computed(() => token.value !== '');
const role = computed(() => viewer.value.value?.viewer.role ?? 'READER');
export const mayReport = computed(() => role.value !== 'READER');
export const mayReview = computed(() => role.value === 'REVIEWER' || role.value === 'ADMIN');

const roleWords = {
  READER: 'may read',
  RESEARCHER: 'may report deals',
  REVIEWER: 'may report deals and review them',
  ADMIN: 'may do everything',
} as const;

const typed = signal('');
const isKept = signal(false);
const trouble = signal('');
const isChecking = signal(false);

export function Asker() {
  if (token.value === '') return <TokenForm />;
  const failure = viewer.failure.value;
  const who = viewer.value.value?.viewer;
  return (
    <div class="asker" role="group" aria-label="Who is reporting">
      {failure !== null && failure.code !== 'UNAUTHENTICATED' && (
        <Failed failure={failure} retry={viewer.retry} isCovering={false} />
      )}
      <p>
        {failure?.code === 'UNAUTHENTICATED' ? (
          <span class="field-problem" role="alert">
            Your token is no longer valid. Forget it, and ask an administrator for a new one.
          </span>
        ) : who === undefined ? (
          'Asking who you are …'
        ) : (
          <>
            You are <strong>{who.name ?? 'nobody by name'}</strong>, who {roleWords[who.role]}.
            {who.role === 'READER' && ' Reporting takes the role RESEARCHER: ask an administrator.'}
          </>
        )}
      </p>
      <button type="button" class="button is-small" onClick={forget}>
        Forget the token
      </button>
    </div>
  );
}

function TokenForm() {
  return (
    <form
      class="asker is-open"
      aria-label="Who is reporting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <div class="field">
        <label class="field-label" for="token">
          Your token
        </label>
        <input
          id="token"
          class="input"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          aria-describedby="token-more"
          aria-invalid={trouble.value !== '' || undefined}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            trouble.value = '';
          }}
        />
        <div id="token-more" class={trouble.value === '' ? 'field-hint' : 'field-problem'} role="status">
          {trouble.value ||
            'Reporting is for people with a token, which an administrator makes by “auto-alliances token create”. You may fill in the form before.'}
        </div>
      </div>
      <CheckField
        label="Keep it in this browser; else it is forgotten with the tab"
        isOn={isKept.value}
        onChange={(isOn) => {
          isKept.value = isOn;
        }}
      />
      <button type="submit" class="button" disabled={isChecking.value}>
        Use this token
      </button>
    </form>
  );
}

/** A token is taken once the service knows whose it is: with a wrong one it would answer nothing at all. */
async function take(): Promise<void> {
  const text = typed.peek().trim();
  if (!/^[\x21-\x7e]+$/.test(text)) {
    trouble.value = text === '' ? 'Paste your token first; it begins with “aa_”.' : 'This is not a token.';
    document.getElementById('token')?.focus();
    return;
  }
  isChecking.value = true;
  try {
    const { viewer: found } = await ask(viewerOperation, {}, undefined, text);
    isTokenKept.value = isKept.peek();
    token.value = text;
    typed.value = '';
    say(`You are ${found.name ?? 'known'}, who ${roleWords[found.role]}.`);
    askAllAnew();
  } catch (error) {
    if (error instanceof Failure) {
      const isWrong = error.code === 'UNAUTHENTICATED';
      trouble.value = isWrong
        ? 'This token is not known, or was revoked. Check that you pasted all of it, or ask an administrator for a new one.'
        : error.message;
      document.getElementById('token')?.focus();
    } else throw error;
  } finally {
    isChecking.value = false;
  }
}

function forget(): void {
  token.value = '';
  isTokenKept.value = false;
  say('The token is forgotten.');
  askAllAnew();
}
