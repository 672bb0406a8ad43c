/** What every resolver of one request shares. */
import type { Alliances } from '../alliances/alliances.ts';
import type { Viewer } from '../alliances/reader.ts';
import { createLoaders, type Loaders } from './loaders.ts';

type ReaderOptions = Omit<Parameters<Alliances['reader']>[0], 'viewer' | 'signal'>;

export interface Context {
  /** One snapshot for the whole request; of a mutation, for each of its fields. */
  reader: ReturnType<Alliances['reader']>;
  loaders: Loaders;
  /** Who is asking. */
  readonly viewer: Viewer;
  /** Asks once more whether the viewer still is who they are, for what goes on for long. @throws AccessError */
  askAgain(): Promise<void>;
  /** What mutations write by. */
  readonly alliances: Alliances;
  /** Has what is resolved from here on read anew: the fields of a mutation run one after the other, each to its end. */
  readAnew(options?: ReaderOptions): void;
}

export function createContext(
  alliances: Alliances,
  viewer: Viewer,
  signal?: AbortSignal,
  { askAgain = async () => undefined }: Partial<Pick<Context, 'askAgain'>> = {},
): Context {
  const reader = (options: ReaderOptions = {}) =>
    alliances.reader({ ...options, viewer, ...(signal !== undefined && { signal }) });
  const first = reader();
  return {
    reader: first,
    loaders: createLoaders(first),
    viewer,
    askAgain,
    alliances,
    readAnew(options) {
      this.reader = reader(options);
      this.loaders = createLoaders(this.reader);
    },
  };
}
