/** Who writes: the token, what it allows, and how to get one. */
import { signal } from '@preact/signals';
import { ask } from '../api/client.ts';
import { viewerOperation } from '../api/report.ts';
import { token } from '../state/preferences.ts';
import { resource } from '../state/resource.ts';
import { inWords } from '../ui/words.ts';

export const viewer = resource(
  { key: () => ({ token: token.value }), forgets: true },
  async (_, cancelled) => (await ask(viewerOperation, {}, cancelled)).viewer,
);

const typed = signal('');

export function Token() {
  const who = viewer.value.value;
  const failure = viewer.failure.value;
  if (token.value !== '' && who !== null && who.role !== 'READER') {
    return (
      <p class="token-line">
        <span>
          You write as <strong>{who.name ?? 'somebody without a name'}</strong>, {inWords(who.role).toLowerCase()}.
        </span>
        <button
          type="button"
          class="button is-small"
          onClick={() => {
            token.value = '';
          }}
        >
          Forget the token
        </button>
      </p>
    );
  }
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        token.value = typed.value.trim();
      }}
    >
      <label>
        <span class="field-label">Your token</span>
        <input
          class="input"
          type="password"
          autocomplete="off"
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button">
        Use it
      </button>
      <p class="soft" role={failure === null ? undefined : 'alert'}>
        {failure !== null && token.value !== ''
          ? `${failure.message} Paste another one.`
          : 'Writing takes a token of a researcher: an administrator makes one with “auto-alliances token”. It is kept in this browser alone. You may fill in the form before.'}
      </p>
    </form>
  );
}
