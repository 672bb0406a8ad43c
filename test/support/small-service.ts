/** A GraphQL service over the reader made by hand, with everything it logs. */
import type { Alliances } from '../../src/alliances/alliances.ts';
import type { Reader, Viewer } from '../../src/alliances/reader.ts';
import { createGraphQL, type GraphQLOptions, type GraphQLService } from '../../src/graphql/yoga.ts';
import { type Asked, smallReader } from './small-reader.ts';

export interface SmallService {
  readonly service: GraphQLService;
  readonly logged: { fields: { id?: string; err?: unknown; path?: string }; message: string }[];
  readonly asked: Asked[];
}

export function smallService(
  overrides: Partial<Reader> = {},
  options: Partial<Omit<GraphQLOptions, 'alliances' | 'logger'>> = {},
  onReader: (options: { viewer: Viewer; signal?: AbortSignal }) => void = () => undefined,
): SmallService {
  const logged: SmallService['logged'] = [];
  const asked: Asked[] = [];
  const reader = (options: { viewer: Viewer; signal?: AbortSignal }) => {
    onReader(options);
    return smallReader({ viewer: options.viewer, asked, overrides });
  };
  const service = createGraphQL({
    alliances: { reader } as Alliances,
    logger: { error: (fields, message) => logged.push({ fields, message }) },
    ...options,
  });
  return { service, logged, asked };
}
