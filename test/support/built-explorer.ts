/** Builds the page at `/` once for the run, where it is not built already: services that tests start serve it. */
import { buildExplorerIfStale } from '../../build-explorer.ts';

export const setup = (): Promise<void> => buildExplorerIfStale();
