import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationKinds, stages, tieTypes } from '../../src/domain/vocabulary.ts';
import { emptyView, formatView, panelNames, parseView, type View, viewNames } from '../../src/explorer/state/url.ts';

const words = <W extends string>(table: Readonly<Record<W, string>>) =>
  fc.uniqueArray(fc.constantFrom(...(Object.keys(table) as W[])), { maxLength: 4 });
const id = fc.constantFrom('organization:stellantis', 'organization:saic-gm-wuling', 'organization:a.b_c');
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const views: fc.Arbitrary<View> = fc.record({
  view: fc.constantFrom(...viewNames),
  focus: fc.uniqueArray(id),
  depth: fc.integer({ min: 1, max: 3 }),
  limit: fc.integer({ min: 1, max: 400 }),
  expand: fc.array(fc.record({ id, pages: fc.integer({ min: 1, max: 20 }) }), { maxLength: 3 }),
  level: fc.constantFrom('AS_REPORTED', 'GROUP'),
  on: fc.option(day),
  since: fc.option(day),
  known: fc.option(fc.oneof(day, fc.constant('then'))),
  types: words(tieTypes),
  stages: words(stages),
  kinds: words(organizationKinds),
  countries: fc.uniqueArray(fc.constantFrom('CN', 'DE', 'US')),
  strength: fc.constantFrom(0, 0.3, 1),
  ended: fc.boolean(),
  select: fc.option(fc.constantFrom('deal:a-b', 'tie:x:OWNS:a:b:2024-01-01', 'model:leapmotor-c11')),
  path: fc.option(fc.tuple(id, id)),
  panel: fc.option(fc.constantFrom(...panelNames)),
  sort: fc.option(fc.constantFrom('from', '-strength')),
  embed: fc.boolean(),
  rev: fc.option(fc.constant('4711')),
});

describe('the address of a view', () => {
  it('gives back every view that was written into it', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseView(formatView(view))).toEqual({ view, ignored: [] });
      }),
    );
  });

  it('is empty for the beginning, and readable beyond', () => {
    expect(formatView(emptyView)).toBe('');
    const view = {
      ...emptyView,
      focus: ['organization:stellantis', 'organization:leapmotor'],
      on: '2024-06-01',
      types: ['PART_OF'] as const,
    };
    expect(formatView(view)).toBe('?focus=stellantis,leapmotor&asOf=2024-06-01&types=part-of');
  });

  it.each([
    '?asOf=2023-02-30',
    '?depth=9',
    '?types=loves',
    '?select=javascript:alert(1)',
    '?countries=Germany',
    '?knownAt=soon',
    '?path=a~b~c',
  ])('leaves out what it cannot read, and says so: %s', (search) => {
    const { view, ignored } = parseView(search);
    expect(view).toEqual(emptyView);
    expect(ignored).toHaveLength(1);
  });
});
