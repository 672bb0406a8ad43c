/** The head of a page of the inspector. */
import type { ComponentChildren } from 'preact';
import { go } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';

interface FrameProps {
  readonly label: string;
  readonly title?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What kind of thing it is, its name, and the way out. */
export function Frame({ label, title, children }: FrameProps) {
  return (
    <div class="inspected">
      <div class="inspected-head">
        <div>
          <p class="eyebrow">{label}</p>
          {title !== undefined && <h1>{title}</h1>}
        </div>
        <button type="button" class="tool" aria-label="Close the details" onClick={() => go({ select: null })}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </div>
  );
}
