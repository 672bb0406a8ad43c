/** How firm a tie is, by its stage and its sources. */
import type { Claim } from './model.ts';
import type { OpenStage } from './stages.ts';
import { bestFactor } from './standing.ts';
import type { Stage } from './vocabulary.ts';

/**
 * 0 to 1: the stage's weight × (1 − ½^origins) × the best source's factor (A, B: 1; C, F: 0.8; D, E: 0.5), where origins are the
 * publishers that the evidence independently comes from. PAUSED weighs half of what was reached.
 */
export function strengthOf(
  stage: Stage,
  reached: OpenStage | null,
  evidence: readonly Claim[],
  origins: number,
): number {
  const weight =
    stage === 'PAUSED' ? weights[reached ?? 'EXPLORING'] / 2 : weights[isWeighed(stage) ? stage : 'RUMOURED'];
  const strength = weight * (1 - 0.5 ** origins) * bestFactor(evidence);
  return Math.round(strength * 1_000_000) / 1_000_000;
}

const weights = {
  RUMOURED: 0.2,
  EXPLORING: 0.4,
  NEGOTIATING: 0.4,
  AGREED_IN_PRINCIPLE: 0.7,
  ANNOUNCED: 0.7,
  SIGNED: 0.9,
  ACTIVE: 1,
} as const satisfies Record<OpenStage, number>;

function isWeighed(stage: Stage): stage is OpenStage {
  return stage in weights;
}
