/** The page: what is above, beside and below the graph, table or timeline; in a frame (`embed=1`) the picture alone. */
import { useEffect } from 'preact/hooks';
import { Stories } from './find/stories.tsx';
import { GraphPage } from './graph/page.tsx';
import { Panel } from './inspector/panel.tsx';
import { LazyReport } from './report/lazy.tsx';
import { isNarrow } from './state/preferences.ts';
import { view } from './state/view.ts';
import { Table } from './table/table.tsx';
import { Timeline } from './table/timeline.tsx';
import { TimeBar } from './time/bar.tsx';
import { Announcements } from './ui/announce.tsx';
import { Attribution } from './ui/attribution.tsx';
import { Header } from './ui/header.tsx';
import { Notices } from './ui/notices.tsx';
import { Sheets } from './ui/sheets.tsx';
import { useShortcuts } from './ui/shortcuts.ts';
import { Sidebar } from './ui/sidebar.tsx';

export function App() {
  const { embed, view: name } = view.value;
  useShortcuts();
  useEffect(() => {
    document.documentElement.dataset.embed = String(embed);
  }, [embed]);
  const isWriting = name === 'report' || name === 'review';
  return (
    <>
      <div class={`page ${embed ? 'is-embedded' : ''} ${isWriting ? 'is-writing' : ''}`}>
        {!embed && <Header />}
        {!embed && !isNarrow.value && !isWriting && <Sidebar />}
        <main class="stage" id="stage">
          {!embed && <Stories />}
          <Notices />
          <div class="stage-body">
            {name === 'graph' && <GraphPage />}
            {name === 'table' && <Table />}
            {name === 'timeline' && <Timeline />}
            {isWriting && <LazyReport />}
            {embed && <Attribution />}
          </div>
        </main>
        {!isNarrow.value && !isWriting && <Panel />}
        {!isWriting && !embed && <TimeBar />}
        {isNarrow.value && !isWriting && <Sheets isBarShown={!embed} />}
      </div>
      <Announcements />
    </>
  );
}
