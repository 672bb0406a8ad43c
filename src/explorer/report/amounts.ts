/** Shares and sums as people write them. */
import { boundedShare, type ShareBound } from '../../domain/share-bounds.ts';
import type { PercentageInput } from '../api/report.ts';

/** "20", "20.5 %", "about 20", "20–21", "more than 50", "at most 15"; "" says that no share is named; null where it cannot be read. */
export function percentageOf(text: string): PercentageInput | null {
  const words = text
    .replaceAll(/%|percent/gi, '')
    .replaceAll(',', '.')
    .trim()
    .toLowerCase();
  if (words === '') return {};
  const [, low, high] = words.match(/^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)$/) ?? [];
  if (low !== undefined && high !== undefined) return { min: Number(low), max: Number(high) };
  const [, relation = '', number] = words.match(/^([^\d]*?)\s*(\d+(?:\.\d+)?)$/) ?? [];
  if (number === undefined) return null;
  if (relation === '') return boundedShare(Number(number), null);
  const bound = relations.get(relation);
  return bound === undefined ? null : boundedShare(Number(number), bound);
}

const relations = new Map<string, ShareBound>([
  ['about', 'about'],
  ['around', 'about'],
  ['~', 'about'],
  ['>', 'above'],
  ['more than', 'above'],
  ['over', 'above'],
  ['≥', 'from'],
  ['>=', 'from'],
  ['at least', 'from'],
  ['<', 'below'],
  ['less than', 'below'],
  ['under', 'below'],
  ['≤', 'to'],
  ['<=', 'to'],
  ['at most', 'to'],
  ['up to', 'to'],
]);

const scales: Readonly<Record<string, number>> = { '': 1, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };

/** "1,500,000,000", "1500 million", "1.5 bn" in whole units; null where it cannot be read. */
export function amountOf(text: string): number | null {
  const [, number = '', scale = ''] =
    text
      .trim()
      .toLowerCase()
      .match(/^(\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?)\s*(m|million|bn|billion)?$/) ?? [];
  return number === '' ? null : Math.round(Number(number.replaceAll(/[, ]/g, '')) * (scales[scale] ?? 1));
}
