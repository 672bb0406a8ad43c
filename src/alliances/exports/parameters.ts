/** What an export is asked for, as text: the same names in an address, on the command line, and in the address of the page. */
import type { Day, OrganizationId } from '../../domain/model.ts';
import {
  type Activity,
  activities,
  type Level,
  levels,
  type OrganizationKind,
  organizationKinds,
  type Stage,
  stages,
  type TieType,
  tieTypes,
} from '../../domain/vocabulary.ts';
import { AmbiguousNameError, InputError, NotFoundError } from '../errors.ts';
import type { Reader } from '../reader.ts';

export interface ExportParameters {
  /** Ids or names, as given. Empty: the whole network. */
  readonly focus: readonly string[];
  readonly depth: number;
  readonly types: readonly TieType[] | undefined;
  readonly stages: readonly Stage[] | undefined;
  readonly activities: readonly Activity[] | undefined;
  readonly countries: readonly string[] | undefined;
  readonly kinds: readonly OrganizationKind[] | undefined;
  /** Ties at least this strong. */
  readonly strength: number | undefined;
  /** Also ties that had ended; undefined: as the format has it. */
  readonly ended: boolean | undefined;
  readonly level: Level;
  /** Null: today. */
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
  /** How many organisations at most; null: as the format has it. */
  readonly limit: number | null;
  readonly bom: boolean;
}
export type ParameterName = keyof ExportParameters;

/** Each parameter with what it takes, for help texts and refusals. */
export const parameterMeanings = {
  focus: 'organisations around whom, by id or name, with commas between them or given several times',
  depth: 'how many ties away from a focus: 1, 2 or 3',
  types: `types of ties: ${wordList(tieTypes)}`,
  stages: `stages: ${wordList(stages)}`,
  activities: `activities: ${wordList(activities)}`,
  countries: 'countries of which an end is, by two capital letters (ISO 3166-1): CN,DE',
  kinds: `kinds of which an end is: ${wordList(organizationKinds)}`,
  strength: 'ties at least this strong, 0 to 1',
  ended: 'true: also ties that had ended',
  level: `${wordList(levels)}`,
  asOf: 'the day that is asked about, as 2024-06-01; today (UTC) where missing',
  knownAt: 'the last day whose reports may be used, as 2024-06-01; today (UTC) where missing',
  limit: 'how many organisations at most, from 1',
  bom: 'true: begin with a byte order mark, for Excel',
} as const satisfies Readonly<Record<ParameterName, string>>;

const readers: { readonly [K in ParameterName]: (texts: readonly string[], most: number) => ExportParameters[K] } = {
  focus: (texts) => [...new Set(items(texts))],
  depth: (texts) => number('depth', texts, 1, 3) ?? 1,
  types: (texts) => words('types', texts, tieTypes),
  stages: (texts) => words('stages', texts, stages),
  activities: (texts) => words('activities', texts, activities),
  countries: (texts) => countries(texts),
  kinds: (texts) => words('kinds', texts, organizationKinds),
  strength: (texts) => share(texts),
  ended: (texts) => yesOrNo('ended', texts),
  level: (texts) => {
    const [level, ...others] = words('level', texts, levels) ?? ['AS_REPORTED'];
    if (others.length > 0) throw refused('level', 'is given twice');
    return level ?? 'AS_REPORTED';
  },
  asOf: (texts) => day('asOf', texts),
  knownAt: (texts) => day('knownAt', texts),
  limit: (texts, most) => number('limit', texts, 1, most) ?? null,
  bom: (texts) => yesOrNo('bom', texts) ?? false,
};

/**
 * Reads the parameters that `format` takes.
 * @throws InputError naming the parameter and what it takes
 */
export function readParameters(
  given: Iterable<readonly [name: string, text: string]>,
  format: { readonly name: string; readonly takes: readonly ParameterName[]; readonly mostOrganizations: number },
): ExportParameters {
  const texts = new Map<string, string[]>();
  for (const [name, text] of given) {
    if (!(format.takes as readonly string[]).includes(name)) {
      const message = `\`${name.slice(0, 40)}\` is no parameter of ${format.name}; it takes ${format.takes.join(', ')}.`;
      throw new InputError(message, [{ path: [name.slice(0, 40)], message }]);
    }
    const list = texts.get(name);
    if (list === undefined) texts.set(name, [text]);
    else list.push(text);
  }
  const read = (name: ParameterName) => readers[name](texts.get(name) ?? [], format.mostOrganizations);
  return Object.fromEntries((Object.keys(readers) as ParameterName[]).map((name) => [name, read(name)])) as never;
}

/**
 * The organisations in focus: ids, ids without "organization:", or names in any script.
 * @throws NotFoundError or AmbiguousNameError naming the parameter
 */
export async function focusIds(reader: Reader, focus: readonly string[]): Promise<OrganizationId[]> {
  const known = focus.map((text) => [text, `organization:${text}`].find((id) => reader.snapshot.organization(id)));
  const others = focus.filter((_, place) => known[place] === undefined);
  if (others.length === 0) return known.filter((id) => id !== undefined);
  const [documents, named] = await Promise.all([
    // Only the store knows the ids of merged duplicates.
    reader.organizations(others),
    reader.organizationsNamed(others),
  ]);
  return focus.map((text, place) => {
    const at = others.indexOf(text);
    const id = known[place] ?? documents[at]?.id;
    return id ?? only(text, named[at] ?? []);
  });
}

function only(text: string, ids: readonly string[]): string {
  const shown = JSON.stringify(text.slice(0, 100));
  if (ids.length > 1) {
    const which = ids.slice(0, 10).join(', ');
    const message = `\`focus\`: ${shown} is the name of ${ids.length} organisations; give the id of the one that is meant: ${which}.`;
    throw new AmbiguousNameError(message, ids, ['focus']);
  }
  const [id] = ids;
  if (id !== undefined) return id;
  const message = `\`focus\`: no organisation has the id or name ${shown}; check the spelling, or try another of its names.`;
  throw new NotFoundError(message, text, ['focus']);
}

function refused(name: ParameterName, what: string): InputError {
  const message = `\`${name}\` ${what}; it takes ${parameterMeanings[name]}.`;
  return new InputError(message, [{ path: [name], message }]);
}

function items(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(',')).flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
}

function single(name: ParameterName, texts: readonly string[]): string | undefined {
  if (texts.length > 1) throw refused(name, 'is given twice');
  return texts[0]?.trim() || undefined;
}

/** Words as in the API (`BUILDS_FOR`) or as in an address (`builds-for`). */
function words<T extends string>(
  name: ParameterName,
  texts: readonly string[],
  vocabulary: Readonly<Record<T, string>>,
): readonly T[] | undefined {
  const found = items(texts).map((text) => {
    const word = text.toUpperCase().replaceAll('-', '_');
    if (!Object.hasOwn(vocabulary, word)) throw refused(name, `does not know ${JSON.stringify(text.slice(0, 40))}`);
    return word as T;
  });
  return found.length === 0 ? undefined : [...new Set(found)].sort();
}

function countries(texts: readonly string[]): readonly string[] | undefined {
  const found = items(texts).map((text) => {
    if (!/^[a-z]{2}$/i.test(text)) throw refused('countries', `does not know ${JSON.stringify(text.slice(0, 40))}`);
    return text.toUpperCase();
  });
  return found.length === 0 ? undefined : [...new Set(found)].sort();
}

function number(name: ParameterName, texts: readonly string[], least: number, most: number): number | undefined {
  const text = single(name, texts);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
  throw refused(name, `is ${JSON.stringify(text.slice(0, 40))}, and must be a whole number from ${least} to ${most}`);
}

function share(texts: readonly string[]): number | undefined {
  const text = single('strength', texts);
  if (text === undefined) return undefined;
  if (/^(0(\.\d{1,10})?|1(\.0{1,10})?)$/.test(text)) return Number(text);
  throw refused('strength', `is ${JSON.stringify(text.slice(0, 40))}`);
}

function yesOrNo(name: ParameterName, texts: readonly string[]): boolean | undefined {
  const text = single(name, texts)?.toLowerCase();
  if (text === undefined) return undefined;
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw refused(name, `is ${JSON.stringify(text.slice(0, 40))}, and must be true or false`);
}

function day(name: 'asOf' | 'knownAt', texts: readonly string[]): Day | null {
  const text = single(name, texts);
  if (text === undefined) return null;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001' ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw refused(name, `is ${JSON.stringify(text.slice(0, 40))}, and must be a day`);
}

function wordList(vocabulary: Readonly<Record<string, string>>): string {
  return Object.keys(vocabulary).join(', ');
}
