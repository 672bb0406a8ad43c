/** What screen readers are told of what happens on the page. */
import { signal } from '@preact/signals';

const message = signal('');

/** Says a sentence, after what is being said. */
export function say(text: string): void {
  // The same words twice would not be read again.
  message.value = message.peek() === text ? `${text} ` : text;
}

export function Announcements() {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {message.value}
    </div>
  );
}
