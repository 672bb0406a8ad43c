/** What words and signs beside a number make of a share: "more than 20" is no 20 %. How each is written is for those who read it. */
import type { Percentage } from './model.ts';

/** Which side of the number the share lies on, the number itself included for `from` and `to`. */
export const shareBounds = { above: '', from: '', to: '', below: '', about: '' } as const;
export type ShareBound = keyof typeof shareBounds;

/** What is stated of a share; what is absent is not stated. */
type Stated = { readonly [K in keyof Percentage]?: NonNullable<Percentage[K]> };

/** The share that a number in percent means with such a word beside it; null: the bare number. */
export function boundedShare(percent: number, bound: ShareBound | null): Stated {
  switch (bound) {
    case null:
      return { exact: percent };
    case 'above':
      return { min: percent, minExclusive: true };
    case 'from':
      return { min: percent };
    case 'to':
      return { max: percent };
    case 'below':
      return { max: percent, maxExclusive: true };
    case 'about':
      return { exact: percent, approximate: true };
    default:
      return bound satisfies never;
  }
}
