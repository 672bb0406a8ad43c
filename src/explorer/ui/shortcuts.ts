/** Keys that work anywhere on the page: "/" for search, Escape to close what is open. */
import { useEffect } from 'preact/hooks';
import { go, view } from '../state/view.ts';

export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        document.getElementById('search')?.focus();
      } else if (event.key === 'Escape' && !isTyping && view.peek().select !== null && !event.defaultPrevented) {
        go({ select: null });
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
