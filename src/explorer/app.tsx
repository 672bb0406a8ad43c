/** The page: what is above, beside and below the graph, table or timeline; in a frame (`embed=1`) the picture alone. */
import { useEffect } from 'preact/hooks';
import { GraphPage } from './graph/page.tsx';
import { Panel } from './inspector/panel.tsx';
import { isNarrow } from './state/preferences.ts';
import { view } from './state/view.ts';
import { TimeBar } from './time/bar.tsx';
import { Announcements } from './ui/announce.tsx';
import { Header } from './ui/header.tsx';
import { Notices } from './ui/notices.tsx';
import { Sheets } from './ui/sheets.tsx';
import { useShortcuts } from './ui/shortcuts.ts';
import { Sidebar } from './ui/sidebar.tsx';

export function App() {
  const { embed } = view.value;
  useShortcuts();
  useEffect(() => {
    document.documentElement.dataset.embed = String(embed);
  }, [embed]);
  return (
    <>
      <div class={`page ${embed ? 'is-embedded' : ''}`}>
        {!embed && <Header />}
        {!embed && !isNarrow.value && <Sidebar />}
        <main class="stage" id="stage">
          <Notices />
          <GraphPage />
        </main>
        {!isNarrow.value && <Panel />}
        <TimeBar />
        {isNarrow.value && <Sheets />}
      </div>
      <Announcements />
    </>
  );
}
