/** The slider's scale: months from the first year with more than a few deals up to today. */
import { today } from '../state/moment.ts';

export interface Scale {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Months from January of the first year to this month. */
  readonly months: number;
  /** Deals by year; those before the first year count in it. */
  readonly bars: readonly { readonly year: number; readonly deals: number }[];
}

/** What share of all deals may lie before the scale: the rest would be squeezed for their sake. */
const LEFT_OUT = 0.06;

export function scaleOf(statistics: readonly { readonly keys: readonly string[]; readonly deals: number }[]): Scale {
  const lastYear = Number(today().slice(0, 4));
  const byYear = new Map(statistics.map(({ keys, deals }) => [Number(keys[0]), deals]));
  const years = [...byYear.keys()].filter((year) => year > 1000 && year <= lastYear).sort((a, b) => a - b);
  const total = years.reduce((sum, year) => sum + (byYear.get(year) ?? 0), 0);
  let earlier = 0;
  let firstYear = years[0] ?? lastYear - 10;
  for (const year of years) {
    firstYear = year;
    earlier += byYear.get(year) ?? 0;
    if (earlier > total * LEFT_OUT) break;
  }
  firstYear = Math.min(firstYear, lastYear - 5);
  const bars = Array.from({ length: lastYear - firstYear + 1 }, (_, place) => {
    const year = firstYear + place;
    const deals = years.reduce(
      (sum, one) => (one === year || (place === 0 && one < year) ? sum + (byYear.get(one) ?? 0) : sum),
      0,
    );
    return { year, deals };
  });
  return { firstYear, lastYear, months: (lastYear - firstYear) * 12 + Number(today().slice(5, 7)) - 1, bars };
}

/** The month that a day lies in, counted on the scale; today where there is none. */
export function monthOf(day: string | null, { firstYear, months }: Scale): number {
  if (day === null) return months;
  const month = (Number(day.slice(0, 4)) - firstYear) * 12 + Number(day.slice(5, 7)) - 1;
  return Math.min(months, Math.max(0, month));
}

/** The last day of a month of the scale; null for this month, which is today. */
export function dayOf(month: number, { firstYear, months }: Scale): string | null {
  if (month >= months) return null;
  const at = new Date(Date.UTC(firstYear, month + 1, 0));
  return at.toISOString().slice(0, 10);
}
