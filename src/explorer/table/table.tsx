/** The same selection as rows: sortable, and to be taken along as CSV. */
import { picture } from '../graph/picture.ts';
import { StageTag } from '../inspector/parts.tsx';
import { go, view } from '../state/view.ts';
import { download } from '../ui/download.ts';
import { Icon } from '../ui/icons.tsx';
import { Empty, Failed, Progress, Waiting } from '../ui/states.tsx';
import { counted } from '../ui/words.ts';
import { columnsOf, csvOf, rowsOf, sorted } from './rows.ts';

export function Table() {
  const shown = picture.value.value;
  const failure = picture.failure.value;
  if (shown === null) {
    return (
      <div class="sheet-of-rows">
        {failure === null ? <Waiting what="Gathering the ties" /> : <Failed failure={failure} retry={picture.retry} />}
      </div>
    );
  }
  const sort = view.value.sort ?? '-strength';
  const rows = sorted(rowsOf(shown), sort);
  const columns = columnsOf(shown);
  return (
    <section class="sheet-of-rows" aria-label="Table of ties">
      <Progress of={picture} what="the ties" />
      {failure !== null && <Failed failure={failure} retry={picture.retry} isCovering={false} />}
      <div class="rows-head">
        <h1>
          {counted(rows.length, 'tie')} among {counted(shown.nodes.length, 'organisation')}
        </h1>
        <button
          type="button"
          class="button is-small"
          onClick={() => download('auto-alliances-ties.csv', new Blob([csvOf(shown)], { type: 'text/csv' }))}
        >
          <Icon name="download" size={15} />
          CSV
        </button>
      </div>
      {rows.length === 0 ? (
        <Empty title="No ties to show here">
          <p>Widen the filters, or move the day.</p>
        </Empty>
      ) : (
        <div class="rows-scroll">
          <table>
            <caption class="unseen">Ties between organisations. The buttons in the heads of the columns sort.</caption>
            <thead>
              <tr>
                {columns.map(({ key, title }) => {
                  const direction = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
                  return (
                    <th
                      key={key}
                      scope="col"
                      aria-sort={direction}
                      class={key === 'strength' || key === 'share' ? 'is-number' : undefined}
                    >
                      <button
                        type="button"
                        onClick={() => go({ sort: sort === key ? `-${key}` : key }, { replace: true })}
                      >
                        {title}
                        <span aria-hidden="true">
                          {direction === undefined ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
                        </span>
                      </button>
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.tie.id} class={view.value.select === row.tie.id ? 'is-chosen' : undefined}>
                  {columns.map(({ key }) => (
                    <td key={key} class={key === 'strength' || key === 'share' ? 'is-number' : undefined}>
                      {key === 'from' || key === 'to' ? (
                        <button type="button" class="link" onClick={() => go({ select: row.tie[key].id })}>
                          {row[key]}
                        </button>
                      ) : key === 'type' ? (
                        <button type="button" class="link" onClick={() => go({ select: row.tie.id })}>
                          {row.type}
                        </button>
                      ) : key === 'stage' ? (
                        <StageTag stage={row.tie.stage} />
                      ) : (
                        row[key]
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
