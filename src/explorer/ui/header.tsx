/** The bar on top: the name, search, the views, and what one may do with what is shown. */
import { Search } from '../find/search.tsx';
import { isDark, theme } from '../state/preferences.ts';
import type { ViewName } from '../state/url.ts';
import { go, startAnew, view } from '../state/view.ts';
import { Icon, type IconName } from './icons.tsx';
import { ShareMenu } from './share.tsx';

const views: readonly { readonly name: ViewName; readonly icon: IconName; readonly label: string }[] = [
  { name: 'graph', icon: 'graph', label: 'Graph' },
  { name: 'table', icon: 'table', label: 'Table' },
  { name: 'timeline', icon: 'timeline', label: 'Timeline' },
];

export function Header() {
  return (
    <header class="header">
      <button type="button" class="brand" onClick={startAnew} aria-label="Auto Alliances: back to the beginning">
        <Logo />
        <span>Auto Alliances</span>
      </button>
      <Search />
      <nav class="views" aria-label="Views">
        {views.map(({ name, icon, label }) => (
          <button
            key={name}
            type="button"
            aria-current={view.value.view === name ? 'page' : undefined}
            aria-label={label}
            onClick={() => go({ view: name })}
          >
            <Icon name={icon} />
            <span>{label}</span>
          </button>
        ))}
      </nav>
      <div class="header-end">
        <button type="button" class="tool has-words" aria-label="Report a deal" onClick={() => go({ view: 'report' })}>
          <Icon name="pen" />
          <span>Report a deal</span>
        </button>
        <ShareMenu />
        <button
          type="button"
          class="tool"
          aria-label={isDark.value ? 'Light colours' : 'Dark colours'}
          title={isDark.value ? 'Light colours' : 'Dark colours'}
          onClick={() => {
            theme.value = isDark.value ? 'light' : 'dark';
          }}
        >
          <Icon name={isDark.value ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}

function Logo() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <path class="logo-lines" d="M9 22 16 9M16 9l8 10M9 22l15-3" />
      <circle cx="9" cy="22" r="5" fill="#56b4e9" />
      <circle cx="16" cy="9" r="5" fill="#e69f00" />
      <circle cx="24" cy="19" r="5" fill="#2bb68b" />
    </svg>
  );
}
