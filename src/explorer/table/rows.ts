/** The ties of the picture as rows: what the table sorts, shows and writes to a file. */
import type { Picture, PictureTie } from '../graph/picture.ts';
import { countryName, stageWords, tieWords } from '../ui/words.ts';

export interface Row {
  readonly tie: PictureTie;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly stage: string;
  readonly share: string;
  readonly since: string;
  readonly strength: number;
  readonly change: string;
}

export interface Column {
  readonly key: Exclude<keyof Row, 'tie'>;
  readonly title: string;
  /** What it is sorted by where that is not what it shows. */
  readonly by?: (row: Row) => string | number;
}

export const columns: readonly Column[] = [
  { key: 'from', title: 'From' },
  { key: 'type', title: 'Tie' },
  { key: 'to', title: 'To' },
  { key: 'stage', title: 'Stage' },
  { key: 'share', title: 'Share', by: ({ tie: { percent } }) => percent?.exact ?? percent?.min ?? percent?.max ?? -1 },
  { key: 'since', title: 'Since', by: ({ tie }) => tie.since?.earliest ?? '' },
  { key: 'strength', title: 'Strength' },
];
const changeColumn: Column = { key: 'change', title: 'Change' };

export const columnsOf = (picture: Picture): readonly Column[] =>
  picture.diff === null ? columns : [...columns, changeColumn];

export function rowsOf({ ties }: Picture): Row[] {
  return ties.map((tie) => ({
    tie,
    from: tie.from.name,
    to: tie.to.name,
    type: tieWords[tie.type],
    stage: stageWords[tie.stage],
    share: tie.percent === null ? '' : `${tie.percent.text}${tie.planned ? ' planned' : ''}`,
    since: tie.since?.text ?? '',
    strength: Math.round(tie.strength * 100),
    change: tie.change ?? '',
  }));
}

const collator = new Intl.Collator('en', { numeric: true });

/** By a column's key, with - before it for the largest first. */
export function sorted(rows: readonly Row[], sort: string): Row[] {
  const key = sort.replace(/^-/, '');
  const column = [...columns, changeColumn].find((one) => one.key === key);
  if (column === undefined) return [...rows];
  const sortedBy = column.by ?? ((row: Row) => row[column.key]);
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [sortedBy(a), sortedBy(b)];
    return (
      sign *
      (typeof one === 'number' && typeof other === 'number'
        ? one - other
        : collator.compare(String(one), String(other)))
    );
  });
}

/** The picture's ties as CSV (RFC 4180), with ids and countries for those who go on with it. */
export function csvOf(picture: Picture): string {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const country = (id: string) => {
    const code = nodes.get(id)?.country ?? null;
    return code === null ? '' : countryName(code);
  };
  const head = [
    'from',
    'from_country',
    'tie',
    'to',
    'to_country',
    'stage',
    'share',
    'share_min',
    'share_max',
    'since',
    'since_earliest',
    'strength',
    'change',
    'from_id',
    'to_id',
    'deal_id',
    'tie_id',
  ];
  const lines = rowsOf(picture).map(({ tie, ...row }) => [
    ...[row.from, country(tie.from.id), row.type, row.to, country(tie.to.id), row.stage, row.share],
    ...[tie.percent?.min ?? '', tie.percent?.max ?? '', row.since, tie.since?.earliest ?? '', tie.strength, row.change],
    ...[tie.from.id, tie.to.id, tie.deal.id, tie.id],
  ]);
  return [head, ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
