/** The address and what it shows: everything worth sharing, in keys that a person can read. */
import {
  type Level,
  type levels,
  type OrganizationKind,
  organizationKinds,
  type Stage,
  stages,
  type TieType,
  tieTypes,
} from '../../domain/vocabulary.ts';

export const viewNames = ['graph', 'table', 'timeline', 'report', 'review'] as const;
export type ViewName = (typeof viewNames)[number];
export const panelNames = ['filters', 'path'] as const;
export type PanelName = (typeof panelNames)[number];

/** An organisation whose neighbours were added, and how many pages of them. */
export interface Expansion {
  readonly id: string;
  readonly pages: number;
}

export interface View {
  readonly view: ViewName;
  /** Whose network, by ids; empty: the best-connected part of all. */
  readonly focus: readonly string[];
  readonly depth: number;
  readonly limit: number;
  readonly expand: readonly Expansion[];
  readonly level: Level;
  /** The day that is shown; null: today. */
  readonly on: string | null;
  /** The earlier day that it is compared with. */
  readonly since: string | null;
  /** Reports up to which day are used: a day, `then` for the day that is shown; null: all. */
  readonly known: string | null;
  readonly types: readonly TieType[];
  readonly stages: readonly Stage[];
  readonly kinds: readonly OrganizationKind[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** 0 to 1. */
  readonly strength: number;
  /** Also ties that had ended by then. */
  readonly ended: boolean;
  /** The id of what the inspector shows. */
  readonly select: string | null;
  /** The two ends of a path, by ids; the second empty while it is being chosen. */
  readonly path: readonly [string, string] | null;
  readonly panel: PanelName | null;
  /** The table's column, with - before it for the largest first. */
  readonly sort: string | null;
  readonly embed: boolean;
  /** The revision that a citation was made at. */
  readonly rev: string | null;
}

export const DEFAULT_LIMIT = 60;
export const MAX_LIMIT = 400;

export const emptyView: View = {
  ...{ view: 'graph', focus: [], depth: 1, limit: DEFAULT_LIMIT, expand: [], level: 'AS_REPORTED' },
  ...{ on: null, since: null, known: null },
  ...{ types: [], stages: [], kinds: [], countries: [], strength: 0, ended: false },
  ...{ select: null, path: null, panel: null, sort: null, embed: false, rev: null },
};

export interface ParsedView {
  readonly view: View;
  /** What could not be understood and is left out: "colour" or "asOf=yesterday". */
  readonly ignored: readonly string[];
}

type Reader = (text: string) => unknown;
/** How the text of each key is read; undefined where it cannot be. */
const readers = {
  view: oneOf(viewNames),
  focus: listOf(idIn),
  depth: wholeNumber(1, 3),
  limit: wholeNumber(1, MAX_LIMIT),
  expand: listOf(expansion),
  level: (text) => (text === 'group' ? ('GROUP' satisfies keyof typeof levels) : undefined),
  on: day,
  since: day,
  known: (text) => (text === 'then' ? text : day(text)),
  types: listOf(wordOf(tieTypes)),
  stages: listOf(wordOf(stages)),
  kinds: listOf(wordOf(organizationKinds)),
  countries: listOf((text) => (/^[A-Z]{2}$/.test(text) ? text : undefined)),
  strength: (text) => (/^(0(\.\d+)?|1)$/.test(text) ? Number(text) : undefined),
  ended: yes,
  select: (text) => (/^(organization|deal|model|tie|group):\S+$/.test(text) && text.length <= 500 ? text : undefined),
  path: pathEnds,
  panel: oneOf(panelNames),
  sort: (text) => (/^-?[a-z]+$/.test(text) ? text : undefined),
  embed: yes,
  rev: (text) => (/^\d{1,15}$/.test(text) ? text : undefined),
} satisfies Readonly<Record<keyof View, Reader>>;

/** What some fields are called in an address: as in the exports and the API. */
const names: Readonly<Partial<Record<keyof View, string>>> = { on: 'asOf', known: 'knownAt' };
const nameOf = (key: keyof View) => names[key] ?? key;
const fields = new Map((Object.keys(readers) as (keyof View)[]).map((key) => [nameOf(key), key]));

/** What the search part of an address asks for. */
export function parseView(search: string): ParsedView {
  const found: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const [key, text] of new URLSearchParams(search)) {
    const field = fields.get(key);
    const value = field && (readers[field] as Reader)(text);
    if (field === undefined) ignored.push(key.slice(0, 40));
    else if (value === undefined) ignored.push(`${key}=${text}`.slice(0, 60));
    else found[field] = value;
  }
  return { view: { ...emptyView, ...found }, ignored };
}

/** The search part of an address, from "?" on; "" where everything is as at the start. */
export function formatView(view: View): string {
  const parts: string[] = [];
  const add = (key: keyof View, value: string) => {
    // Colons, commas and tildes are allowed in a query, and easier to read than their codes.
    if (value !== '')
      parts.push(`${nameOf(key)}=${encodeURIComponent(value).replace(/%(3A|2C|7E|2F)/gi, decodeURIComponent)}`);
  };
  const words = (list: readonly string[]) => list.map(slug).join(',');
  if (view.view !== 'graph') add('view', view.view);
  add('focus', view.focus.map(shortId).join(','));
  if (view.depth !== 1) add('depth', String(view.depth));
  if (view.limit !== DEFAULT_LIMIT) add('limit', String(view.limit));
  add('expand', view.expand.map(({ id, pages }) => shortId(id) + (pages > 1 ? `~${pages}` : '')).join(','));
  if (view.level === 'GROUP') add('level', 'group');
  add('since', view.since ?? '');
  add('on', view.on ?? '');
  add('known', view.known ?? '');
  add('types', words(view.types));
  add('stages', words(view.stages));
  add('kinds', words(view.kinds));
  add('countries', view.countries.join(','));
  if (view.strength > 0) add('strength', String(view.strength));
  if (view.ended) add('ended', '1');
  if (view.path !== null) add('path', view.path.map(shortId).join('~'));
  add('select', view.select ?? '');
  add('panel', view.panel ?? '');
  add('sort', view.sort ?? '');
  if (view.embed) add('embed', '1');
  add('rev', view.rev ?? '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const PREFIX = 'organization:';
const shortId = (id: string) => (id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id);
const slug = (word: string) => word.toLowerCase().replaceAll('_', '-');

function idIn(text: string): string | undefined {
  if (!/^[^\s~,]{1,200}$/.test(text)) return undefined;
  return text.startsWith(PREFIX) ? text : PREFIX + text;
}

function expansion(text: string): Expansion | undefined {
  const [, name = '', pages = '1'] = text.match(/^([^~]+)(?:~(\d{1,2}))?$/) ?? [];
  const id = idIn(name);
  return id === undefined ? undefined : { id, pages: Math.max(1, Number(pages)) };
}

function pathEnds(text: string): readonly [string, string] | undefined {
  const [from = '', to = '', more] = text.split('~');
  const first = idIn(from);
  if (first === undefined || more !== undefined) return undefined;
  const second = to === '' ? '' : idIn(to);
  return second === undefined ? undefined : [first, second];
}

function day(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

function yes(text: string): true | undefined {
  return text === '1' || text === '' ? true : undefined;
}

function oneOf<W extends string>(words: readonly W[]): (text: string) => W | undefined {
  return (text) => words.find((word) => word === text);
}

function wordOf<W extends string>(table: Readonly<Record<W, string>>): (text: string) => W | undefined {
  return (text) => (Object.keys(table) as W[]).find((word) => slug(word) === text);
}

function wholeNumber(least: number, most: number): (text: string) => number | undefined {
  return (text) => (/^\d{1,4}$/.test(text) && +text >= least && +text <= most ? +text : undefined);
}

function listOf<T>(read: (text: string) => T | undefined): (text: string) => readonly T[] | undefined {
  return (text) => {
    const list = text.split(',').map(read);
    return list.every((entry) => entry !== undefined) ? list : undefined;
  };
}
