/** docs/cookbook.md, made of the trusted documents and of the answers that the golden test holds them to. */
import type { TrustedDocument } from '../../src/graphql/trusted-documents.ts';

/** In the order in which somebody new to the graph would ask. */
export const chapters: Readonly<Record<string, readonly string[]>> = {
  'Find your way': ['coverage', 'search', 'who-is-tied-to', 'who-is-tied-to-a-group', 'partners-of-partners'],
  'One deal': [
    'stellantis-leapmotor-story',
    'one-deal-in-full',
    'deals-of-two-companies',
    'related-deals',
    'was-it-recorded-already',
    'what-a-report-said',
  ],
  'Many deals': [
    'joint-ventures-in-china',
    'ended-ventures',
    'plans-that-came-to-nothing',
    'talks-that-became-deals',
    'rumours-still-open',
    'deals-by-type-and-year',
    'deals-between-countries',
  ],
  'Who owns whom': [
    'owners-of-a-venture',
    'holdings-of-a-company',
    'stakes-over-20-percent',
    'look-through-ownership',
    'disputed-stakes',
  ],
  'The network': [
    'network-around',
    'shortest-paths',
    'what-changed-in-a-year',
    'what-did-we-learn-since',
    'most-connected',
    'organization-in-figures',
    'battery-suppliers',
  ],
  'Car models': ['who-stands-behind-a-model', 'models-that-came-from-deals'],
  'Sources and changes': ['track-record-of-a-publisher', 'latest-claims', 'recent-changes', 'changes-since'],
};

const INTRODUCTION = `# The analyst’s cookbook

Each question here is a file in [schema/operations](../schema/operations), kept with the service and asked by its id:

\`\`\`sh
curl 'http://127.0.0.1:4000/graphql?documentId=coverage'
curl --get http://127.0.0.1:4000/graphql --data-urlencode documentId=who-is-tied-to --data-urlencode 'variables={"name":"大众"}'
\`\`\`

\`GET /graphql/documents\` lists them all. An answer has an ETag: [send it back](api.md#trusted-documents), and you get 304 until something changes. You can just as well paste the GraphQL into <http://127.0.0.1:4000/graphql> and change it.

The answers are those of the starter data on 22 November 2026. They are shown short, in the manner of YAML: lists are cut, and an object of one field stands as its value. A test keeps this page true.
`;

/** The page. `answerOf` gives the data that a document was answered with. */
export function cookbook(documents: readonly TrustedDocument[], answerOf: (id: string) => unknown): string {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const parts = [INTRODUCTION];
  for (const [chapter, ids] of Object.entries(chapters)) {
    parts.push(`## ${chapter}\n`);
    for (const id of ids) {
      const document = byId.get(id);
      if (document === undefined) throw new Error(`The cookbook names ${id}, and there is no such document.`);
      parts.push(recipe(document, answerOf(id)));
    }
  }
  return parts.join('\n');
}

function recipe({ id, title, text, example }: TrustedDocument, answer: unknown): string {
  const variables = Object.keys(example).length === 0 ? '' : `With \`${json(example)}\`:\n\n`;
  const query = text.slice(text.indexOf('\n') + 1).trim();
  return `### ${title}\n\n\`${id}\`\n\n\`\`\`graphql\n${condensed(query)}\n\`\`\`\n\n${variables}\`\`\`yaml\n${lines(answer).join('\n')}\n\`\`\`\n`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}

const WIDTH = 120;

/** A query with each selection that fits on one line. */
function condensed(query: string): string {
  const shorter = query.replace(
    /^( *)(\S.*) \{\n((?: +[^{}\n]+(?: \{ [^\n]* \})?\n)+) *\}$/gm,
    (whole, indent, head, body) => {
      const line = `${indent}${head} { ${body.trim().split(/\n */).join(' ')} }`;
      return line.length <= WIDTH - 30 && !head.startsWith('query') ? line : whole;
    },
  );
  return shorter === query ? query : condensed(shorter);
}

/** How many entries of a list are shown: of one line each; else at the top, and within other lists. */
const SHOWN_LINES = 6;
const SHOWN = [3, 2];

/** A value in the manner of YAML. */
function lines(value: unknown, depth = 0): string[] {
  const shown = plain(value);
  if (Array.isArray(shown)) {
    const most = mostShown(shown, depth);
    const entries = shown.slice(0, most).flatMap((entry) => {
      const line = flow(entry);
      if (line.length <= WIDTH - 10) return [`- ${line}`];
      return lines(entry, depth + 1).map((text, index) => `${index === 0 ? '- ' : '  '}${text}`);
    });
    return shown.length > most ? [...entries, `# and ${shown.length - most} more`] : entries;
  }
  if (typeof shown !== 'object' || shown === null) return [scalar(shown)];
  return Object.entries(shown).flatMap(([key, member]) => {
    const inner = plain(member);
    const isLong = Array.isArray(inner) && inner.length > mostShown(inner, depth) && typeof inner[0] === 'object';
    const line = flow(inner);
    if (typeof inner !== 'object' || inner === null) return [`${key}: ${scalar(inner)}`];
    if (!isLong && key.length + line.length <= WIDTH - 20) return [`${key}: ${line}`];
    return [`${key}:`, ...lines(inner, depth).map((text) => `  ${text}`)];
  });
}

function mostShown(list: readonly unknown[], depth: number): number {
  const areLines = list.every((entry) => flow(entry).length <= WIDTH - 10);
  const areScalars = list.every((entry) => typeof plain(entry) !== 'object');
  return areLines && (depth === 0 || areScalars) ? SHOWN_LINES : (SHOWN[depth] ?? 2);
}

/** In one line. */
function flow(value: unknown): string {
  const shown = plain(value);
  if (Array.isArray(shown)) return `[${shown.map(flow).join(', ')}]`;
  if (typeof shown !== 'object' || shown === null) {
    const text = scalar(shown);
    return /[,[\]{}]/.test(text) && !text.startsWith('"') ? JSON.stringify(text) : text;
  }
  const members = Object.entries(shown).map(([key, member]) => `${key}: ${flow(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** An object of one field, or a page of which only the nodes were asked for, by its value. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only === undefined || others.length > 0 || !['name', 'text', 'title', 'sentence', 'nodes'].includes(only[0]))
    return value;
  return plain(only[1]);
}

const CURSOR = /^WyJ[\w-]{40,}$/;

function scalar(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  if (typeof value !== 'string') return String(value);
  if (CURSOR.test(value)) return `${value.slice(0, 8)}…`;
  const isPlain = value !== '' && !/^[\s\-?:,[\]{}#&*!|>'"%@`]|: | #|^(true|false|null)$|^[\d.]+$/.test(value);
  return isPlain ? value : JSON.stringify(value);
}
