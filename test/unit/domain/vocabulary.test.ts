import { describe, expect, it } from 'vitest';
import {
  closingStages,
  endingStages,
  furthestStage,
  haltingStages,
  isClosingStage,
  isEndingStage,
  isHaltingStage,
  isOpenStage,
  isTalkStage,
  openStages,
  stageRank,
  talkStages,
} from '../../../src/domain/stages.ts';
import * as vocabulary from '../../../src/domain/vocabulary.ts';

const stages = Object.keys(vocabulary.stages) as vocabulary.Stage[];

describe('the vocabulary', () => {
  it('explains every word in one line that is nobody else’s', () => {
    for (const words of Object.values(vocabulary)) {
      const descriptions = Object.values(words);
      for (const description of descriptions) expect(description).toMatch(/^[A-Z].*\.$/);
      expect(new Set(descriptions).size).toBe(descriptions.length);
    }
  });
});

describe('the stages of a deal', () => {
  it('either advance it, or suspend or end it, in the order in which they are shown', () => {
    expect([...openStages, ...haltingStages]).toEqual(stages);
    for (const stage of stages) expect(isOpenStage(stage)).toBe(!isHaltingStage(stage));
  });
  it('begin with talk', () => {
    expect(stages.filter(isTalkStage)).toEqual(talkStages);
    expect(openStages.slice(0, 3)).toEqual(talkStages);
  });
  it('close ties when denied or ended, but not when paused', () => {
    expect(stages.filter(isClosingStage)).toEqual(closingStages);
    expect(closingStages).not.toContain('PAUSED');
    expect(stages.filter(isEndingStage)).toEqual(endingStages);
    expect(endingStages).not.toContain('DENIED');
  });
  it('are ranked by how far the deal has come', () => {
    expect(openStages.map(stageRank)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(haltingStages.map(stageRank)).toEqual([-1, -1, -1, -1, -1]);
    expect(furthestStage('SIGNED', 'RUMOURED')).toBe('SIGNED');
    expect(furthestStage('PAUSED', 'RUMOURED')).toBe('RUMOURED');
  });
});
