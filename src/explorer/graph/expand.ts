/** "Expand": adds the neighbours of an organisation to the picture, a page at a time. */
import { computed } from '@preact/signals';
import { go, view } from '../state/view.ts';
import { NEIGHBOURS_A_PAGE, picture } from './picture.ts';

/** How many partners each organisation shown has in the picture. */
const partnersShown = computed(() => {
  const partners = new Map<string, Set<string>>();
  for (const { from, to, change } of picture.value.value?.ties ?? []) {
    if (change === 'ended' || from.id === to.id) continue;
    for (const [one, other] of [
      [from.id, to.id],
      [to.id, from.id],
    ] as const) {
      const others = partners.get(one);
      if (others === undefined) partners.set(one, new Set([other]));
      else others.add(other);
    }
  }
  return partners;
});

export interface Neighbourhood {
  readonly total: number;
  readonly shown: number;
  /** How many the next page adds at most. */
  readonly next: number;
}

/** How many partners an organisation of the picture has, how many of them are shown, and how many are to come. */
export function neighbourhoodOf(id: string): Neighbourhood | null {
  const node = picture.value.value?.nodes.find((one) => one.id === id);
  if (node === undefined) return null;
  const shown = partnersShown.value.get(id)?.size ?? 0;
  const left = Math.max(0, node.degree - shown);
  return { total: node.degree, shown, next: Math.min(left, NEIGHBOURS_A_PAGE) };
}

export function addNeighbours(id: string): void {
  const around = neighbourhoodOf(id);
  if (around !== null && around.next === 0) return;
  const { expand } = view.peek();
  const before = expand.find((one) => one.id === id);
  const others = expand.filter((one) => one !== before);
  go({ expand: [...others, { id, pages: (before?.pages ?? 0) + 1 }], view: 'graph' });
}
