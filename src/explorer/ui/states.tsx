/** What stands where there is nothing to show: waiting, slow, failed, empty; each says what to do next. */
import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/client.ts';
import type { Resource } from '../state/resource.ts';
import { Icon } from './icons.tsx';

export function Waiting({ what }: { readonly what: string }) {
  return (
    <div class="state" role="status">
      <span class="spinner" aria-hidden="true" />
      <p>{what} …</p>
    </div>
  );
}

/** A thin line while something is under way, and words with a way out once it takes long. */
export function Progress({ of, what }: { readonly of: Resource<unknown>; readonly what: string }) {
  if (!of.isLoading.value) return null;
  return (
    <>
      <div class="progress" aria-hidden="true" />
      {of.isSlow.value && (
        <div class="toast" role="status">
          <span class="spinner" aria-hidden="true" />
          <span>Still asking for {what} …</span>
          <button type="button" class="button is-small" onClick={of.cancel}>
            Cancel
          </button>
        </div>
      )}
    </>
  );
}

interface FailedProps {
  readonly failure: Failure;
  readonly retry: () => void;
  /** Nothing else is there to look at. */
  readonly isCovering?: boolean;
}

export function Failed({ failure, retry, isCovering = true }: FailedProps) {
  const title = {
    offline: 'The service is away',
    waiting: 'The service is getting ready',
    refused: 'That cannot be shown',
    broken: 'Something went wrong',
  }[failure.kind];
  const hint =
    failure.kind === 'offline' || failure.kind === 'waiting'
      ? 'This page tries again by itself until it answers.'
      : null;
  const words = (
    <>
      <p>
        {failure.message} {hint}
      </p>
      <button type="button" class="button is-small" onClick={retry}>
        Try now
      </button>
    </>
  );
  if (!isCovering) {
    return (
      <div class="toast is-warning" role="alert">
        <Icon name="warning" />
        <div>
          <strong>{title}.</strong> {failure.kind === 'offline' ? 'What you see is the last answer.' : failure.message}{' '}
          {hint}
        </div>
        <button type="button" class="button is-small" onClick={retry}>
          Try now
        </button>
      </div>
    );
  }
  return (
    <div class="state" role="alert">
      <Icon name="warning" size={28} />
      <h2>{title}</h2>
      {words}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Something stands in the middle already. */
  readonly isLow?: boolean;
}

export function Empty({ title, children, isLow = false }: EmptyProps) {
  return (
    <div class={isLow ? 'state is-low' : 'state'} role="status">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
