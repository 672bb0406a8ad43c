/** The two clocks of the view, as the API takes them. */
import { computed } from '@preact/signals';
import type { TieFilterInput } from '../api/network.ts';
import type { View } from './url.ts';
import { view } from './view.ts';

/** Today by UTC, as the service counts. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export interface MomentOfView {
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

export function momentOf({ on, known }: Pick<View, 'on' | 'known'>): MomentOfView {
  return { asOf: on, knownAt: known === 'then' ? on : known };
}
export const moment = computed(() => momentOf(view.value));

export function filterOf(view: View): TieFilterInput {
  return {
    ...(view.types.length > 0 && { types: view.types }),
    ...(view.stages.length > 0 && { stages: view.stages }),
    ...(view.kinds.length > 0 && { kinds: view.kinds }),
    ...(view.countries.length > 0 && { countries: view.countries }),
    ...(view.strength > 0 && { minStrength: view.strength }),
    ...(view.ended && { includeEnded: true }),
  };
}

export function countFilters(view: View): number {
  const lists = view.types.length + view.stages.length + view.kinds.length + view.countries.length;
  return lists + (view.strength > 0 ? 1 : 0) + (view.ended ? 1 : 0);
}
