/** What this reader prefers, kept in this browser and not in the address: the theme, and the token that writing takes. */
import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

/** A browser may refuse to keep anything; then it is kept until the page is left. */
export function stored(key: string): string {
  try {
    return localStorage.getItem(`auto-alliances.${key}`) ?? '';
  } catch {
    return '';
  }
}

export function store(key: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(`auto-alliances.${key}`);
    else localStorage.setItem(`auto-alliances.${key}`, value);
  } catch {
    // Kept in memory only.
  }
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const theme = signal<Theme>(themes.find((name) => name === stored('theme')) ?? 'system');
export const token = signal(stored('token'));

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
/** Whether the page is dark just now. */
export const isDark = signal(false);

function applyTheme(): void {
  isDark.value = theme.value === 'system' ? darkSystem.matches : theme.value === 'dark';
  document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
}
effect(() => {
  applyTheme();
  store('theme', theme.value === 'system' ? '' : theme.value);
});
effect(() => store('token', token.value));
darkSystem.addEventListener('change', applyTheme);

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
export const prefersStillness = (): boolean => reduced.matches;

const narrow = matchMedia('(max-width: 760px)');
export const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', () => {
  isNarrow.value = narrow.matches;
});
