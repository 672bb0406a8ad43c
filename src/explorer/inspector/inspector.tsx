/** All that is known of what is selected: an organisation, a tie, a deal or a car model. */
import { ask } from '../api/client.ts';
import { dealOperation, modelOperation, organizationOperation, type TieDetails, tieOperation } from '../api/inspect.ts';
import { moment } from '../state/moment.ts';
import { resource } from '../state/resource.ts';
import { go, view } from '../state/view.ts';
import { Empty, Failed, Progress, Waiting } from '../ui/states.tsx';
import { Deal } from './deal.tsx';
import { Frame } from './frame.tsx';
import { Model } from './model.tsx';
import { Organization } from './organization.tsx';
import { Tie } from './tie.tsx';

const selected = resource(
  {
    debounce: 60,
    key: () => {
      const { select, level } = view.value;
      return select === null ? null : { id: select, level, ...moment.value };
    },
  },
  async ({ id, level, ...at }, signal) => {
    switch (id.slice(0, id.indexOf(':'))) {
      case 'organization':
        return {
          kind: 'organization',
          found: (await ask(organizationOperation, { id, level, ...at }, signal)).organization,
        } as const;
      case 'deal':
        return { kind: 'deal', found: (await ask(dealOperation, { id, ...at }, signal)).deal } as const;
      case 'model':
        return { kind: 'model', found: (await ask(modelOperation, { id, ...at }, signal)).model } as const;
      default: {
        const { node } = await ask(tieOperation, { id, ...at }, signal);
        return { kind: 'tie', found: node?.sentence === undefined ? null : (node as TieDetails) } as const;
      }
    }
  },
);

export function Selected() {
  const shown = selected.value.value;
  const failure = selected.failure.value;
  const isOfAnother = shown?.found != null && shown.found.id !== view.value.select && selected.isLoading.value;
  if (shown === null || isOfAnother) {
    return (
      <Frame label="">
        {failure === null ? <Waiting what="Looking it up" /> : <Failed failure={failure} retry={selected.retry} />}
      </Frame>
    );
  }
  if (shown.found === null) {
    return (
      <Frame label="">
        <Empty title="Not in the graph">
          <p>What this address names is not recorded here, or it was merged or taken back.</p>
          <button type="button" class="button" onClick={() => go({ select: null })}>
            Close
          </button>
        </Empty>
      </Frame>
    );
  }
  return (
    <>
      <Progress of={selected} what="the details" />
      {shown.kind === 'organization' && <Organization of={shown.found} />}
      {shown.kind === 'tie' && <Tie of={shown.found} />}
      {shown.kind === 'deal' && <Deal of={shown.found} />}
      {shown.kind === 'model' && <Model of={shown.found} />}
    </>
  );
}
