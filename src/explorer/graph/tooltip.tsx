/** What the pointer is at, in a few words. */
import { counted, countryName, kindWords } from '../ui/words.ts';
import { drawn, pointedAt } from './canvas.tsx';
import { neighbourhoodOf } from './expand.ts';
import { picture } from './picture.ts';

export function Tooltip() {
  const at = pointedAt.value;
  const shown = picture.value.value;
  if (at === null || shown === null) return null;
  const node = shown.nodes.find(({ id }) => id === at.id);
  const tie = drawn.value?.getElementById(at.id).data('words') as string | undefined;
  const around = node === undefined ? null : neighbourhoodOf(node.id);
  return (
    <div class="tooltip" style={{ left: `${at.x}px`, top: `${at.y - 8}px` }} aria-hidden="true">
      {node === undefined ? (
        <strong>{tie}</strong>
      ) : (
        <>
          <strong>{node.name}</strong>
          <span>
            {kindWords[node.kind]}
            {node.country === null ? '' : ` · ${countryName(node.country)}`} · {counted(node.degree, 'partner')}
          </span>
          {around !== null && around.next > 0 && <span>Double-click adds {around.next} more</span>}
        </>
      )}
    </div>
  );
}
