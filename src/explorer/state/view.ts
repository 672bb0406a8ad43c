/** What is shown, as a signal that follows the address: back and forward work, and every view can be shared. */
import { computed, signal } from '@preact/signals';
import { emptyView, formatView, parseView, type View } from './url.ts';

const parsed = signal(parseView(location.search));
/** How many steps were made on this page: "undo" must not leave it. */
const steps = signal(Number((history.state as { steps?: number } | null)?.steps ?? 0));

export const view = computed(() => parsed.value.view);
/** What the address asked for and nobody understands. */
export const ignored = computed(() => parsed.value.ignored);
export const canUndo = computed(() => steps.value > 0);

addEventListener('popstate', ({ state }) => {
  steps.value = Number((state as { steps?: number } | null)?.steps ?? 0);
  parsed.value = parseView(location.search);
});

/** Changes part of the view. `replace`: without a step to come back to, for what moves under a finger. */
export function go(change: Partial<View>, { replace = false }: { readonly replace?: boolean } = {}): void {
  const next = { ...view.peek(), ...change };
  const search = formatView(next);
  if (search === formatView(view.peek()) && ignored.peek().length === 0) return;
  if (!replace) steps.value += 1;
  const address = `${location.pathname}${search}`;
  if (replace) history.replaceState({ steps: steps.peek() }, '', address);
  else history.pushState({ steps: steps.peek() }, '', address);
  parsed.value = { view: next, ignored: [] };
}

/** One step back, as the browser's own button does. */
export function undo(): void {
  if (canUndo.peek()) history.back();
}

/** Back to how the page opens, on the same day and at the same level. */
export function startAnew(): void {
  const { embed } = view.peek();
  go({ ...emptyView, embed });
}

export function dismissNotice(): void {
  parsed.value = { ...parsed.peek(), ignored: [] };
  history.replaceState({ steps: steps.peek() }, '', `${location.pathname}${formatView(view.peek())}`);
}

/** The address of a view, whole. */
export function addressOf(change: Partial<View> = {}): string {
  return `${location.origin}${location.pathname}${formatView({ ...view.value, ...change })}`;
}
