/** What this reader prefers, kept in this browser and not in the address: the theme, and the token that writing takes. */
import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

type Place = 'localStorage' | 'sessionStorage';

/** A browser may refuse to keep anything; then it is kept until the page is left. */
export function stored(key: string, place: Place = 'localStorage'): string {
  try {
    return globalThis[place].getItem(`auto-alliances.${key}`) ?? '';
  } catch {
    return '';
  }
}

export function store(key: string, value: string, place: Place = 'localStorage'): void {
  try {
    if (value === '') globalThis[place].removeItem(`auto-alliances.${key}`);
    else globalThis[place].setItem(`auto-alliances.${key}`, value);
  } catch {
    // Kept in memory only.
  }
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const theme = signal<Theme>(themes.find((name) => name === stored('theme')) ?? 'system');
/** Kept until the tab is closed, or in this browser where the person wants it. */
export const isTokenKept = signal(stored('token') !== '');
export const token = signal(stored('token') || stored('token', 'sessionStorage'));

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
effect(() => {
  store('token', isTokenKept.value ? token.value : '');
  store('token', isTokenKept.value ? '' : token.value, 'sessionStorage');
});
darkSystem.addEventListener('change', applyTheme);

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
export const prefersStillness = (): boolean => reduced.matches;

const narrow = matchMedia('(max-width: 760px)');
export const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', () => {
  isNarrow.value = narrow.matches;
});
