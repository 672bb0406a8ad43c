/** What every resolver of one request shares. */
import type { Reader } from '../alliances/reader.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface Context {
  readonly reader: Reader;
  readonly loaders: Loaders;
}

export function createContext(reader: Reader): Context {
  return { reader, loaders: createLoaders(reader) };
}
