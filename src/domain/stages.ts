/** How the stages of a deal relate: which are talk, which advance, which close it. */
import type { Stage } from './vocabulary.ts';

/** Talk: nothing but EXPLORING ties, and no stake, comes of these. */
export const talkStages = ['RUMOURED', 'EXPLORING', 'NEGOTIATING'] as const satisfies readonly Stage[];
/** The stages in which a deal advances, in order. */
export const openStages = [
  ...talkStages,
  'AGREED_IN_PRINCIPLE',
  'ANNOUNCED',
  'SIGNED',
  'ACTIVE',
] as const satisfies readonly Stage[];
/** After these only a milestone of a later date opens the deal again. */
export const endingStages = ['WITHDRAWN', 'EXPIRED', 'TERMINATED'] as const satisfies readonly Stage[];
/** These close a deal's ties. */
export const closingStages = ['DENIED', ...endingStages] as const satisfies readonly Stage[];
/** These suspend or end a deal: they win over an open stage from their date on. PAUSED keeps the ties. */
export const haltingStages = ['PAUSED', ...closingStages] as const satisfies readonly Stage[];

export type TalkStage = (typeof talkStages)[number];
export type OpenStage = (typeof openStages)[number];
export type EndingStage = (typeof endingStages)[number];
export type ClosingStage = (typeof closingStages)[number];
export type HaltingStage = (typeof haltingStages)[number];

export function isTalkStage(stage: Stage): stage is TalkStage {
  return isOneOf(talkStages, stage);
}

export function isOpenStage(stage: Stage): stage is OpenStage {
  return isOneOf(openStages, stage);
}

export function isEndingStage(stage: Stage): stage is EndingStage {
  return isOneOf(endingStages, stage);
}

export function isClosingStage(stage: Stage): stage is ClosingStage {
  return isOneOf(closingStages, stage);
}

export function isHaltingStage(stage: Stage): stage is HaltingStage {
  return isOneOf(haltingStages, stage);
}

/** How far a deal has come: 0 for RUMOURED to 6 for ACTIVE; -1 for a stage that suspends or ends it. */
export function stageRank(stage: Stage): number {
  const order: readonly Stage[] = openStages;
  return order.indexOf(stage);
}

/** The one that is further on its way; a halting stage is behind every open one. */
export function furthestStage(a: Stage, b: Stage): Stage {
  return stageRank(b) > stageRank(a) ? b : a;
}

function isOneOf(stages: readonly Stage[], stage: Stage): boolean {
  return stages.includes(stage);
}
