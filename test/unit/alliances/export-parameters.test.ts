import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/alliances/errors.ts';
import { exportFormat, exportFormats, grafanaFeeds } from '../../../src/alliances/exports/formats.ts';
import { readParameters } from '../../../src/alliances/exports/parameters.ts';

const gexf = exportFormat('gexf');
const read = (query: string, format = gexf) => readParameters(new URLSearchParams(query), format);
function refusal(query: string, format = gexf): string {
  try {
    read(query, format);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error(`"${query}" was taken.`);
}

describe('the parameters of an export', () => {
  it('are all there, in words as in the API or as in an address', () => {
    expect(
      read(
        'focus=Stellantis,大众&focus=organization:byd&depth=2&types=OWNS,builds-for&stages=active&countries=cn,DE&kinds=joint-venture' +
          '&level=group&asOf=2024-06-01&knownAt=2024-02-29&limit=50&strength=0.5&ended=true&activities=software',
      ),
    ).toEqual({
      focus: ['Stellantis', '大众', 'organization:byd'],
      depth: 2,
      types: ['BUILDS_FOR', 'OWNS'],
      stages: ['ACTIVE'],
      activities: ['SOFTWARE'],
      countries: ['CN', 'DE'],
      kinds: ['JOINT_VENTURE'],
      strength: 0.5,
      ended: true,
      level: 'GROUP',
      asOf: '2024-06-01',
      knownAt: '2024-02-29',
      limit: 50,
      bom: false,
    });
  });

  it('are the same however a list is written, so that the answer is', () => {
    expect(read('types=OWNS&types=PARTNERS&countries=DE,CN')).toEqual(read('types=partners,owns,OWNS&countries=cn,de'));
  });

  it.each([
    ['depth=4', /`depth` is "4", and must be a whole number from 1 to 3/],
    ['depth=', null],
    ['depth=1&depth=2', /`depth` is given twice/],
    ['types=MARRIAGE', /`types` does not know "MARRIAGE"; it takes types of ties: EXPLORING, PARTNERS, OWNS/],
    ['stages=__proto__', /`stages` does not know/],
    ['countries=Germany', /`countries` does not know "Germany"; it takes countries .* two capital letters/],
    ['level=CITY', /`level` does not know "CITY"; it takes AS_REPORTED, GROUP/],
    ['asOf=yesterday', /`asOf` is "yesterday", and must be a day; it takes .* 2024-06-01/],
    ['asOf=2023-02-29', /`asOf` is "2023-02-29"/],
    ['knownAt=2023-13-01', /`knownAt` is "2023-13-01"/],
    ['limit=0', /`limit` is "0", and must be a whole number from 1/],
    ['strength=2', /`strength` is "2"; it takes ties at least this strong, 0 to 1/],
    ['ended=perhaps', /`ended` is "perhaps", and must be true or false/],
    ['color=red', /`color` is no parameter of gexf; it takes focus, depth, types/],
    ['bom=true', /`bom` is no parameter of gexf/],
  ])('%s is told what it should be', (query, message) => {
    if (message === null) expect(read(query).depth).toBe(1);
    else expect(refusal(query)).toMatch(message);
  });

  it('of tables are those that mean something to them', () => {
    expect(refusal('focus=BYD', exportFormat('reports.csv'))).toMatch(
      /no parameter of reports.csv; it takes knownAt, bom\./,
    );
    expect(read('bom=1', exportFormat('models.csv')).bom).toBe(true);
  });

  it('of a feed ask for no more than a panel shows', () => {
    const nodes = exportFormat('nodes', grafanaFeeds);
    expect(read('limit=1500', nodes).limit).toBe(1500);
    expect(refusal('limit=1501', nodes)).toMatch(/from 1 to 1500/);
  });

  it('of a format that is not there name those that are', () => {
    expect(() => exportFormat('pdf')).toThrow(
      `There is no format "pdf"; take one of ${exportFormats.map(({ name }) => name).join(', ')}.`,
    );
  });
});
