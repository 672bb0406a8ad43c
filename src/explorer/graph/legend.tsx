/** What shapes, colours and lines mean: only what the picture holds, and pointing at an entry makes it stand out. */
import type { NodeSingular } from 'cytoscape';
import { type OrganizationKind, organizationKinds } from '../../domain/vocabulary.ts';
import { isDark } from '../state/preferences.ts';
import { view } from '../state/view.ts';
import { type Family, familyOf, familyWords, kindWords } from '../ui/words.ts';
import { highlighted } from './canvas.tsx';
import { dark, type Ink, light } from './palette.ts';
import { overview, picture } from './picture.ts';
import { shapePath } from './shapes.ts';

export function Legend() {
  const shown = picture.value.value;
  const palette = isDark.value ? dark : light;
  const nodes = shown?.nodes ?? [];
  const kinds = (Object.keys(organizationKinds) as OrganizationKind[]).filter((kind) =>
    nodes.some((node) => node.kind === kind),
  );
  const present = new Set(nodes.map(({ id, ultimateParent }) => ultimateParent?.id ?? id));
  const groups = (overview.value.value?.rankings ?? []).map(({ organization }, place) => ({
    organization,
    ink: palette.groups[place],
  }));
  const seen = groups.filter(({ organization }) => present.has(organization.id));
  const families = (Object.keys(familyWords) as Family[]).filter((family) =>
    shown?.ties.some(({ type }) => familyOf[type] === family),
  );
  if (nodes.length === 0) return null;
  return (
    <section class="legend" aria-label="Legend">
      <div class="legend-part">
        <h2>Corporate group</h2>
        <ul>
          {seen.map(({ organization, ink }) => (
            <Entry
              key={organization.id}
              text={organization.name}
              stands={(node) => node.data('group') === organization.id}
            >
              <Mark ink={ink ?? palette.otherGroup} kind="AUTOMAKER" />
            </Entry>
          ))}
          <Entry
            text="Others"
            stands={(node) => !groups.some(({ organization }) => organization.id === node.data('group'))}
          >
            <Mark ink={palette.otherGroup} kind="AUTOMAKER" />
          </Entry>
        </ul>
      </div>
      <div class="legend-part">
        <h2>Kind</h2>
        <ul>
          {kinds.map((kind) => (
            <Entry key={kind} text={kindWords[kind]} stands={(node) => node.data('kind') === kind}>
              <Mark ink={palette.otherGroup} kind={kind} />
            </Entry>
          ))}
        </ul>
      </div>
      {view.value.since === null ? (
        <div class="legend-part">
          <h2>Tie</h2>
          <ul>
            {families.map((family) => (
              <li key={family}>
                <Line stroke={palette.families[family]} width={2.5} />
                {familyWords[family]}
              </li>
            ))}
            <li>
              <Line stroke="currentColor" width={2} dash="1 4" />
              Rumoured
            </li>
            <li>
              <Line stroke="currentColor" width={2} dash="6 4" />
              Talks, planned
            </li>
            <li>
              <Line stroke="currentColor" width={2} />
              Agreed, active
            </li>
            <li>
              <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
                <path d="M1 6 23 3V9Z" fill="currentColor" />
              </svg>
              Larger stake
            </li>
          </ul>
        </div>
      ) : (
        <div class="legend-part">
          <h2>Change</h2>
          <ul>
            <li>
              <Line stroke={palette.changes.formed} width={3.5} />
              Formed
            </li>
            <li>
              <Line stroke={palette.changes.changed} width={3.5} dash="9 3" />
              Changed
            </li>
            <li>
              <Line stroke={palette.changes.ended} width={3.5} dash="2 4" />
              Ended
            </li>
            <li>
              <Line stroke={palette.families.ownership} width={1.5} />
              As before
            </li>
          </ul>
        </div>
      )}
    </section>
  );
}

interface EntryProps {
  readonly text: string;
  readonly stands: (node: NodeSingular) => boolean;
  readonly children: preact.ComponentChildren;
}

function Entry({ text, stands, children }: EntryProps) {
  const rest = () => {
    highlighted.value = null;
  };
  const point = () => {
    highlighted.value = stands;
  };
  return (
    <li onMouseEnter={point} onMouseLeave={rest}>
      {children}
      <span>{text}</span>
    </li>
  );
}

function Mark({ ink, kind }: { readonly ink: Ink; readonly kind: OrganizationKind }) {
  return (
    <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={shapePath(kind, 12)} fill={ink.fill} stroke={ink.outline} stroke-width="1.4" stroke-linejoin="round" />
    </svg>
  );
}

function Line({ stroke, width, dash }: { readonly stroke: string; readonly width: number; readonly dash?: string }) {
  return (
    <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
      <path d="M1 6H23" stroke={stroke} stroke-width={width} stroke-dasharray={dash} fill="none" />
    </svg>
  );
}
