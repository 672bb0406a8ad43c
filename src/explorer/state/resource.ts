/** Something asked of the server for as long as a key says so: loading, slow, failed or there; cancelled when the key moves on. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { Failure } from '../api/client.ts';

export interface Resource<T> {
  /** The latest answer; that of an earlier key until the new one is there. */
  readonly value: ReadonlySignal<T | null>;
  /** Whether `value` answers the key as it is now. */
  readonly isCurrent: ReadonlySignal<boolean>;
  readonly isLoading: ReadonlySignal<boolean>;
  /** Whether it has taken so long that a person should be told. */
  readonly isSlow: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** Asks again. */
  retry(): void;
  /** Gives up on what is under way; the earlier answer stays. */
  cancel(): void;
}

export interface ResourceOptions<Key> {
  /** What to ask for; null: nothing, and no value. */
  readonly key: () => Key | null;
  /** How long the key must rest first, in milliseconds. @default 0 */
  readonly debounce?: number;
  /** Drop the answer to the earlier key at once: what is shown would be of something else. @default false */
  readonly forgets?: boolean;
}

const freshness = signal(0);
/** Asks anew for everything that is shown: something was written, or somebody else is asking. */
export function askAllAnew(): void {
  freshness.value += 1;
}

const SLOW_MS = 1_200;
const RETRY_MS = 2_500;

export function resource<Key, T>(
  { key, debounce = 0, forgets = false }: ResourceOptions<Key>,
  fetcher: (key: Key, signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const wanted = computed(() => JSON.stringify(key()));
  const state = signal<{
    value: T | null;
    of: string | null;
    loading: boolean;
    slow: boolean;
    failure: Failure | null;
  }>({
    ...{ value: null, of: null, loading: false, slow: false, failure: null },
  });
  const turn = signal(0);
  let underWay = new AbortController();
  let wasAsked = false;
  const tryAgain = () => {
    turn.value += 1;
  };

  effect(() => {
    const text = wanted.value;
    void turn.value;
    void freshness.value;
    underWay.abort(new Error('Something else is wanted by now.'));
    const control = new AbortController();
    underWay = control;
    const patch = (change: Partial<(typeof state)['value']>) => {
      if (underWay === control) state.value = { ...state.peek(), ...change };
    };
    if (text === 'null') {
      patch({ value: null, of: null, loading: false, slow: false, failure: null });
      return;
    }
    const isNew = state.peek().of !== text;
    patch({ loading: true, slow: false, ...(forgets && isNew && { value: null, of: null, failure: null }) });
    const slow = setTimeout(() => patch({ slow: true }), SLOW_MS + debounce);
    const run = async () => {
      try {
        const value = await fetcher(JSON.parse(text) as Key, control.signal);
        patch({ value, of: text, loading: false, slow: false, failure: null });
      } catch (error) {
        if (control.signal.aborted) return;
        const failure = error instanceof Failure ? error : new Failure('broken', `This page failed: ${String(error)}`);
        if (!(error instanceof Failure)) console.error(error);
        patch({ loading: false, slow: false, failure });
        if (failure.kind === 'offline' || failure.kind === 'waiting') {
          const again = setTimeout(tryAgain, RETRY_MS);
          control.signal.addEventListener('abort', () => clearTimeout(again));
        }
      } finally {
        clearTimeout(slow);
      }
    };
    const wait = debounce > 0 && wasAsked ? setTimeout(run, debounce) : void run();
    wasAsked = true;
    control.signal.addEventListener('abort', () => {
      clearTimeout(slow);
      if (wait !== undefined) clearTimeout(wait);
    });
  });

  return {
    value: computed(() => state.value.value),
    isCurrent: computed(() => state.value.of === wanted.value),
    isLoading: computed(() => state.value.loading),
    isSlow: computed(() => state.value.slow),
    failure: computed(() => state.value.failure),
    retry: tryAgain,
    cancel() {
      underWay.abort(new Error('Cancelled.'));
      state.value = { ...state.peek(), loading: false, slow: false };
    },
  };
}
