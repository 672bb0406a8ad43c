/** Queries that damage a graph on purpose. */
import { join } from 'node:path';
import * as z from 'zod';
import { defineQuery } from '../../src/store/queries.ts';

const folder = join(import.meta.dirname, 'cypher');
const text = z.string();
const number = z.int();

export const damages = {
  node: defineQuery({
    folder,
    name: 'damage-node',
    mode: 'write',
    parameters: z.object({ id: text }),
    row: z.object({ removed: number }),
  }),
  tie: defineQuery({
    folder,
    name: 'damage-tie',
    mode: 'write',
    parameters: z.object({ deal: text, stage: text }),
    row: z.object({ changed: number }),
  }),
  share: defineQuery({
    folder,
    name: 'damage-share',
    mode: 'write',
    parameters: z.object({ target: text }),
    row: z.object({ changed: number }),
  }),
  links: defineQuery({
    folder,
    name: 'damage-links',
    mode: 'write',
    parameters: z.object({ deal: text }),
    row: z.object({ cut: number }),
  }),
  row: defineQuery({
    folder,
    name: 'damage-row',
    mode: 'write',
    parameters: z.object({ deal: text }),
    row: z.object({ changed: number }),
  }),
  counter: defineQuery({
    folder,
    name: 'damage-counter',
    mode: 'write',
    parameters: z.object({ value: number }),
    row: z.object({ value: number }),
  }),
  claim: defineQuery({
    folder,
    name: 'damage-claim',
    mode: 'write',
    parameters: z.object({ deal: text }),
    row: z.object({ cut: number }),
  }),
  stray: defineQuery({
    folder,
    name: 'damage-stray',
    mode: 'write',
    parameters: z.object({ from: text, to: text }),
    row: z.object({ made: number }),
  }),
} as const;
