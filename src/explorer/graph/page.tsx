/** The graph with its buttons, its tooltip, and what stands in its place while there is nothing to draw. */
import { go, startAnew, view } from '../state/view.ts';
import { Empty, Failed, Progress, Waiting } from '../ui/states.tsx';
import { GraphCanvas } from './canvas.tsx';
import { overview, picture } from './picture.ts';
import { Toolbar } from './toolbar.tsx';
import { Tooltip } from './tooltip.tsx';

export function GraphPage() {
  const shown = picture.value.value;
  const failure = picture.failure.value;
  return (
    <section class="graph" aria-label="Graph">
      <h1 class="unseen">The network of partners</h1>
      <GraphCanvas />
      <p id="graph-help" class="unseen">
        Arrow keys go from organisation to organisation, Enter opens one, E adds its neighbours, plus and minus zoom,
        Escape clears. The table view holds the same in rows.
      </p>
      <Tooltip />
      <Toolbar />
      <Progress of={picture} what="the network" />
      {shown === null && failure === null && <Waiting what="Drawing the network" />}
      {failure !== null && <Failed failure={failure} retry={picture.retry} isCovering={shown === null} />}
      {shown !== null && failure === null && shown.ties.length === 0 && (
        <NothingToDraw isLow={shown.nodes.length > 0} />
      )}
    </section>
  );
}

function NothingToDraw({ isLow }: { readonly isLow: boolean }) {
  const { path, on, focus } = view.value;
  if (overview.value.value?.coverage.claims === 0) {
    return (
      <Empty title="Nothing has been reported yet">
        <p>
          Import reports with <code>auto-alliances import FILE</code>, or report a deal here with a token.
        </p>
        <button type="button" class="button" onClick={() => go({ view: 'report' })}>
          Report a deal
        </button>
      </Empty>
    );
  }
  if (path !== null && path[1] !== '') {
    return (
      <Empty title="No path that we know of" isLow={isLow}>
        <p>
          No chain of at most six ties joins the two with these filters on this day. No tie recorded is not the same as
          no tie.
        </p>
        <button
          type="button"
          class="button"
          onClick={() => go({ types: [], stages: [], kinds: [], countries: [], strength: 0, on: null, known: null })}
        >
          Look at all ties, today
        </button>
      </Empty>
    );
  }
  return (
    <Empty title="No ties to show here" isLow={isLow}>
      <p>
        {focus.length > 0 ? 'Nothing is recorded around it ' : 'Nothing is recorded '}
        with these filters{on === null ? '' : ' on this day'}. Widen the filters, move the day, or begin again.
      </p>
      <button type="button" class="button" onClick={startAnew}>
        Begin again
      </button>
    </Empty>
  );
}
