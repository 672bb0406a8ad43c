/** Search on top of the page: what is chosen becomes the middle of the picture. */
import type { SearchItem } from '../api/search.ts';
import { emptyView } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { Combobox } from './combobox.tsx';

const kinds = ['ORGANIZATION', 'DEAL', 'MODEL'] as const;

export function Search() {
  return (
    <search class="search">
      <Combobox
        id="search"
        label="Find a company, deal or car model"
        placeholder="Find a company, deal or car, in any script"
        kinds={kinds}
        onChoose={open}
        before={<Icon name="search" />}
      />
      <span class="search-key" aria-hidden="true">
        /
      </span>
    </search>
  );
}

/** Puts what was found in the middle, keeps the day and the level, and tells about it. */
function open(item: SearchItem): void {
  const { on, known, level, embed, view: name } = view.peek();
  const fresh = {
    ...emptyView,
    on,
    known,
    level,
    embed,
    view: name === 'report' || name === 'review' ? 'graph' : name,
  } as const;
  switch (item.kindOfItem) {
    case 'Organization':
      go({ ...fresh, focus: [item.id], select: item.id });
      return;
    case 'Deal':
      go({ ...fresh, focus: item.parties.map(({ organization }) => organization.id), select: item.id });
      return;
    case 'Model':
      go({ ...view.peek(), select: item.id });
      return;
    default:
      item satisfies never;
  }
}
