/** The smallest question: does the engine answer? */
import * as z from 'zod';
import { defineQuery } from './queries.ts';

export const ping = defineQuery({ name: 'ping', mode: 'read', row: z.object({ one: z.literal(1) }) });
