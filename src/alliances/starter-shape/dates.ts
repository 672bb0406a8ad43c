/** Dates of the starter data: kept as written where they are dates, else left out with a note. */
import { parseDay, parsePartialDate } from '../../domain/dates.ts';
import type { Notice, Place } from '../../exchange/starter-shape/notes.ts';

/** The text, where it is EDTF as the contract reads it; null with a note where it is not. */
export function readDate(text: string | null | undefined, field: string, place: Place, notice: Notice): string | null {
  return usable(text, field, place, notice, parsePartialDate);
}

/** The text, where it is a calendar day; null with a note where it is not. */
export function readDay(text: string | null | undefined, field: string, place: Place, notice: Notice): string | null {
  return usable(text, field, place, notice, parseDay);
}

function usable(
  text: string | null | undefined,
  field: string,
  place: Place,
  notice: Notice,
  parse: (text: string) => unknown,
): string | null {
  if (!text) return null;
  try {
    parse(text);
    return text;
  } catch (error) {
    const message = `Left out: ${error instanceof Error ? error.message : String(error)}`;
    notice(place, { kind: 'unusable', field, value: text, message });
    return null;
  }
}
