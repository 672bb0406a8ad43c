/** Stories of deals with answers worked out by hand from the rules, each in a file that a person can read and correct. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ShortClaim, type ShortSuccession, told } from './short-form.ts';

interface Example {
  readonly title: string;
  readonly description: string;
  readonly successions?: readonly ShortSuccession[];
  readonly claims: readonly ShortClaim[];
  readonly questions: readonly Question[];
}

interface Question {
  readonly ask: 'ties' | 'stage' | 'positions' | 'conflicts' | 'parties' | 'type';
  readonly deal?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly why: string;
  readonly answer: string | null | readonly string[];
}

const folder = new URL('../../../../fixtures/worked-examples/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

it('there are worked examples', () => expect(files.length).toBeGreaterThan(15));

describe.each(files)('%s', (file) => {
  const example = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Example;
  const story = told(example.claims, example.successions);
  const backwards = told([...example.claims].reverse(), example.successions);

  it.each(example.questions.map((question) => ({ question, why: question.why })))('$why', ({ question }) => {
    expect(answerTo(question, story)).toEqual(question.answer);
    expect(answerTo(question, backwards)).toEqual(question.answer);
  });
});

function answerTo({ ask, asOf = '2029-01-01', knownAt, deal }: Question, story: ReturnType<typeof told>) {
  switch (ask) {
    case 'ties':
      return story.ties(asOf, knownAt, deal);
    case 'stage':
      return story.stage(asOf, knownAt, deal);
    case 'positions':
      return story.positions(asOf, knownAt);
    case 'conflicts':
      return story.conflicts(knownAt, deal);
    case 'parties':
      return story.parties(knownAt, deal);
    case 'type':
      return story.face(knownAt, deal).type;
    default:
      return ask satisfies never;
  }
}
