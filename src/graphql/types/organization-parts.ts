/** The parts of an organisation or model: names, identifiers, successions. */
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';

builder.objectType(refs.Name, {
  description: 'One of the names of an organisation or model.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The name.' }),
    type: t.expose('type', { type: enums.NameType, description: 'What sort of name it is.' }),
    language: t.exposeString('language', { nullable: true, description: 'Its language, by BCP 47: "zh".' }),
    script: t.exposeString('script', { nullable: true, description: 'Its script, by ISO 15924: "Hans".' }),
    from: t.expose('from', { type: refs.PartialDate, nullable: true, description: 'Since when it was used.' }),
    to: t.expose('to', { type: refs.PartialDate, nullable: true, description: 'Until when it was used.' }),
  }),
});

builder.objectType(refs.IdentifierRef, {
  description: 'What an organisation is called in another register.',
  fields: (t) => ({
    scheme: t.expose('scheme', { type: enums.IdentifierScheme, description: 'The register.' }),
    value: t.exposeString('value', { description: 'The identifier there.' }),
  }),
});

builder.objectType(refs.Succession, {
  description: 'One organisation’s taking the place of another.',
  fields: (t) => ({
    from: t.field({
      type: refs.Organization,
      description: 'The one that was there before.',
      resolve: ({ from }, _args, { loaders }) => loadRequired(from, loaders.organization),
    }),
    to: t.field({
      type: refs.Organization,
      description: 'The one that took its place.',
      resolve: ({ to }, _args, { loaders }) => loadRequired(to, loaders.organization),
    }),
    kind: t.expose('kind', { type: enums.SuccessionKind, description: 'How.' }),
    on: t.expose('on', { type: refs.PartialDate, nullable: true, description: 'When.' }),
  }),
});
