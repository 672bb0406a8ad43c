/** Names from elsewhere, matched with organisations. */
import type { OrganizationMatch as Match } from '../../alliances/matching.ts';
import { builder } from '../builder.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';
import { IdentifierInput } from './inputs.ts';

const OrganizationCandidate = builder.inputType('OrganizationCandidate', {
  description: 'What your list says of an organisation. The more of it, the surer the match.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name in any script, with or without legal form.' }),
    country: t.string({ description: 'Its country, by ISO 3166-1 alpha-2: "JP".' }),
    kind: t.field({ type: enums.OrganizationKind, description: 'What it is.' }),
    identifiers: t.field({
      type: [IdentifierInput],
      description: 'What it is called in other registers. A common LEI, Wikidata or PermID number decides.',
    }),
  }),
});

const OrganizationMatch = builder.objectRef<Match>('OrganizationMatch').implement({
  description: 'An organisation that a candidate may be.',
  fields: (t) => ({
    organization: t.expose('organization', { type: refs.Organization, description: 'The organisation.' }),
    score: t.exposeFloat('score', {
      description:
        'How likely, 0 to 1: 1 for the same name or identifier, less without case, legal form, by transliteration; less again for ' +
        'another country or kind, and where another organisation bears the name more exactly.',
    }),
    match: t.exposeBoolean('match', {
      description:
        'Whether you may take it without looking: sure by itself, and no other comes near. True of one match at most.',
    }),
    matchedName: t.exposeString('matchedName', { description: 'The name of the organisation that came nearest.' }),
    explanation: t.exposeStringList('explanation', {
      description: 'What speaks for it and what against it, in sentences.',
    }),
  }),
});

interface Matched {
  readonly candidate: string;
  readonly matches: readonly Match[];
}

const OrganizationMatches = builder.objectRef<Matched>('OrganizationMatches').implement({
  description: 'What one candidate may be.',
  fields: (t) => ({
    candidate: t.exposeString('candidate', { description: 'The name that was given.' }),
    matches: t.field({
      type: [OrganizationMatch],
      description: 'The likeliest first; empty where nothing is like it.',
      resolve: ({ matches }) => [...matches],
    }),
  }),
});

builder.queryField('matchOrganizations', (t) =>
  t.field({
    type: [OrganizationMatches],
    nullable: true,
    description:
      'Which organisations the names of another list stand for, in the order of the candidates. Careful: Volvo Cars is not Volvo ' +
      'Group, and what is not sure is shown without `match`, for a person to decide.',
    args: {
      candidates: t.arg({
        type: [OrganizationCandidate],
        required: true,
        description: 'What to match, at most 100 at a time.',
      }),
    },
    extensions: { sizedBy: 'candidates' },
    resolve: async (_root, { candidates }, { reader }) => {
      const found = await reader.matchOrganizations(candidates);
      return candidates.map(({ name }, place) => ({ candidate: name, matches: found[place] ?? [] }));
    },
  }),
);
