/** What a query file says of itself: its title, sample parameters, the parameters it uses, the columns it returns. Nothing here runs it. */
import type { Value } from './store.ts';

export interface CypherText {
  /** The first line, without `//`. */
  readonly title: string;
  /** Each `/* :params {…} *​/` block: parameters to try the query with. */
  readonly samples: readonly Readonly<Record<string, Value>>[];
  /** Parameters used outside strings and comments, with the lines' own conditions; sorted. */
  readonly parameters: readonly string[];
  /** Parameters whose absence leaves a line out. */
  readonly conditions: readonly string[];
  /** Parameters used on a line that is not left out when they are absent. */
  readonly unconditional: readonly string[];
  /** The text as sent: without comments, without the lines whose parameter is not `present`; one string a statement. */
  statements(present: (parameter: string) => boolean): string[];
  /** Columns of the last RETURN, in order; null where one has no `AS`. */
  columns(present: (parameter: string) => boolean): (string | null)[];
}

/** Reads the text of a query file. Throws a RangeError that says what is wrong where it has no title or a sample that is no map. */
export function readCypher(text: string): CypherText {
  const title = /^\/\/ +(\S.*)$/m.exec(text.slice(0, text.indexOf('\n')))?.[1];
  if (!title) throw new RangeError('its first line must be its title: // Title in one line.');
  const marks = text.split('\n').map((line) => /\/\/ if \$(\w+)\s*$/.exec(line)?.[1]);
  const lines = blank(text, false).split('\n');
  const masked = blank(text, true).split('\n');
  const conditions = new Set(marks.filter((mark) => mark !== undefined));
  const unconditional = new Set<string>();
  const used = new Set<string>(conditions);
  masked.forEach((line, row) => {
    for (const [, name = ''] of line.replace(/`[^`]*`/g, '').matchAll(/\$(\w+)/g)) {
      used.add(name);
      if (marks[row] !== name) unconditional.add(name);
    }
  });
  const kept = (all: string[], present: (parameter: string) => boolean) =>
    all.filter((_, row) => marks[row] === undefined || present(marks[row])).join('\n');
  return {
    title,
    samples: samplesOf(text),
    parameters: [...used].sort(),
    conditions: [...conditions].sort(),
    unconditional: [...unconditional].sort(),
    statements: (present) => split(kept(lines, present), kept(masked, present), ';').map(tidy).filter(Boolean),
    columns: (present) => columnsOf(kept(masked, present)),
  };
}

/** The same text with comments blanked and, where `strings`, the content of string literals as well; lines and columns stay where they are. */
function blank(text: string, strings: boolean): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`(?:``|[^`])*`/g;
  return text.replace(token, (found) => {
    if (found.startsWith('/')) return found.replace(/[^\n]/g, ' ');
    if (!strings || found.startsWith('`')) return found;
    return found[0] + found.slice(1, -1).replace(/[^\n]/g, ' ') + found[0];
  });
}

function tidy(statement: string): string {
  return statement
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n')
    .trim();
}

/** Splits `text` at a separator that stands outside brackets and strings of `masked`, the same text masked. */
function split(text: string, masked: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < masked.length; at += 1) {
    const character = masked.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function columnsOf(masked: string): (string | null)[] {
  const outside = outermost(masked);
  const found = [...outside.matchAll(/\bRETURN\b(\s+DISTINCT\b)?/gi)].at(-1);
  if (!found) return [];
  const rest = outside.slice(found.index + found[0].length);
  const end = /\bORDER\s+BY\b|\bSKIP\b|\bLIMIT\b|\bUNION\b|;/i.exec(rest)?.index ?? rest.length;
  return split(rest.slice(0, end), rest.slice(0, end), ',').map((item) => {
    const name = /\bAS\s+(?:`([^`]+)`|(\w+))\s*$/i.exec(item);
    return name?.[1] ?? name?.[2] ?? null;
  });
}

/** The text with everything inside brackets blanked. */
function outermost(masked: string): string {
  let depth = 0;
  return [...masked]
    .map((character) => {
      if (')]}'.includes(character)) depth -= 1;
      const shown = depth === 0 ? character : ' ';
      if ('([{'.includes(character)) depth += 1;
      return shown;
    })
    .join('');
}

function samplesOf(text: string): Record<string, Value>[] {
  return [...text.matchAll(/\/\*\s*:params?\s+([\s\S]*?)\*\//g)].map(([, map = '']) => {
    const json = map.replace(
      /("(?:\\.|[^"\\])*")|'((?:\\.|[^'\\])*)'|([A-Za-z_]\w*)(?=\s*:)/g,
      (all, double, single, key) => {
        if (double !== undefined) return all;
        return JSON.stringify(key ?? String(single).replace(/\\(.)/g, '$1'));
      },
    );
    try {
      return JSON.parse(json) as Record<string, Value>;
    } catch (cause) {
      throw new RangeError(`its sample parameters are not a map: ${map.trim()}`, { cause });
    }
  });
}
