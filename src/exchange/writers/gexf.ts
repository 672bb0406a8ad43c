/**
 * GEXF 1.3 for Gephi: a dynamic graph whose ties hold over intervals of days, with places, colours and sizes.
 * All edges are directed, for readers take no mixture; `directed` says of each whether the order of its ends means anything.
 */
import { type Day, MAX_DAY, MIN_DAY } from '../../domain/model.ts';
import { percentText } from '../../domain/percentages.ts';
import type { NetworkFile, OrganizationRecord, TieRecord } from '../network-file.ts';
import { type Column, organizationColumns, tieColumns, valuesOf } from './columns.ts';
import {
  channels,
  organizationColour,
  organizationSize,
  stageShapes,
  tieColours,
  tieLabel,
  tieThickness,
} from './looks.ts';
import { xmlAttributes, xmlText } from './xml.ts';

export async function* writeGexf(file: NetworkFile): AsyncGenerator<string> {
  const { licence, revision, madeOn, asOf, knownAt, level, generator } = file.facts;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n' +
    `<meta${xmlAttributes({ lastmodifieddate: madeOn })}>\n` +
    `<creator>${xmlText(generator)}</creator>\n` +
    `<keywords>${xmlText(`revision ${revision}, ${level}`)}</keywords>\n` +
    `<description>${xmlText(`Ties between organisations of the car industry, as of ${asOf}, as known at ${knownAt}, from revision ${revision}. ${licence}`)}</description>\n` +
    '</meta>\n' +
    '<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">\n' +
    declarations('node', organizationColumns) +
    declarations('edge', tieColumns) +
    `<nodes count="${file.organizationCount}">\n`;
  for await (const organization of file.organizations()) yield node(organization);
  yield `</nodes>\n<edges count="${file.tieCount}">\n`;
  for (const tie of file.ties()) yield edge(tie);
  yield '</edges>\n</graph>\n</gexf>\n';
}

function declarations(kind: 'node' | 'edge', columns: readonly Pick<Column<never>, 'name' | 'type'>[]): string {
  const each = columns.map(({ name, type }) => `<attribute${xmlAttributes({ id: name, title: name, type })}/>\n`);
  return `<attributes class="${kind}" mode="static">\n${each.join('')}</attributes>\n`;
}

function node(organization: OrganizationRecord): string {
  const { id, name, founded, dissolved, x, y } = organization;
  const span = { start: founded?.earliest, end: dissolved?.latest };
  return (
    `<node${xmlAttributes({ id, label: name, ...span })}>${values(organizationColumns, organization)}` +
    `<viz:color${xmlAttributes(channels(organizationColour(organization)))}/>` +
    // Gephi's y grows upwards.
    `<viz:position${xmlAttributes({ x, y: y === 0 ? 0 : -y, z: 0 })}/>` +
    `<viz:size value="${organizationSize(organization)}"/></node>\n`
  );
}

function edge(tie: TieRecord): string {
  const { id, from, to, strength, percent, stage, type, stretches } = tie;
  const label = tieLabel(tie, percent === null ? null : percentText(percent));
  const [only] = stretches;
  const span = stretches.length === 1 && only !== undefined ? interval(only) : {};
  const spells =
    stretches.length > 1
      ? `<spells>${stretches.map((stretch) => `<spell${xmlAttributes(interval(stretch))}/>`).join('')}</spells>`
      : '';
  return (
    `<edge${xmlAttributes({ id, source: from, target: to, type: 'directed', label, weight: strength, ...span })}>` +
    `${spells}${values(tieColumns, tie)}` +
    `<viz:color${xmlAttributes(channels(tieColours[type]))}/>` +
    `<viz:thickness value="${tieThickness(tie)}"/><viz:shape value="${stageShapes[stage]}"/></edge>\n`
  );
}

function values<T>(columns: readonly Column<T>[], record: T): string {
  const each = Object.entries(valuesOf(columns, record)).map(
    ([name, value]) => `<attvalue${xmlAttributes({ for: name, value })}/>`,
  );
  return each.length === 0 ? '' : `<attvalues>${each.join('')}</attvalues>`;
}

/** First and last day: GEXF's intervals include both. An open end is left out. */
function interval({ from, to }: { from: Day | null; to: Day | null }): { start?: Day; end?: Day } {
  return {
    ...(from !== null && from !== MIN_DAY && { start: from }),
    ...(to !== null && to !== MAX_DAY && { end: dayBefore(to) }),
  };
}

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
