/** Tells a slow answer from a server that is gone: whoever waits in silence asks whether it is there. */

export interface Watch {
  /** How long to wait before asking, and between two questions, in milliseconds. */
  readonly silence: number;
  /** How long the answer may take, in milliseconds. */
  readonly answer: number;
  /** A small question on a way of its own; rejects where there is no answer. */
  isThere(): Promise<void>;
  /** What to throw where nobody is there. */
  gone(cause: unknown): Error;
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The outcome of `work`, or the error of `gone` once the server proves to be away. What is slow may take its time. */
export async function watchFor<T>(work: Promise<T>, watch: Watch): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const { signal } = watch;
  const stop = () => reject(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const wait = () => {
    timer = setTimeout(ask, watch.silence);
  };
  const ask = () => {
    inTime(watch.answer, watch.isThere()).then(
      () => over || wait(),
      (cause) => reject(watch.gone(cause)),
    );
  };
  wait();
  work.then(resolve, reject);
  try {
    return await promise;
  } finally {
    over = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** Rejects where `promise` takes longer than so many milliseconds. */
async function inTime<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
