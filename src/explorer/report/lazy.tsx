/** Loads the form when it is opened: most readers never need it. */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { Failure } from '../api/client.ts';
import { view } from '../state/view.ts';
import { Failed, Waiting } from '../ui/states.tsx';

const page = signal<FunctionComponent | null>(null);
const failure = signal<Failure | null>(null);

function load(): void {
  failure.value = null;
  import('./page.tsx').then(
    ({ ReportPage }) => {
      page.value = ReportPage;
    },
    () => {
      failure.value = new Failure('offline', 'The form could not be loaded; the service may be away.');
    },
  );
}

export function LazyReport() {
  const { view: name } = view.value;
  const Page = page.value;
  if (Page !== null) return <Page key={name} />;
  if (failure.value !== null) return <Failed failure={failure.value} retry={load} />;
  load();
  return <Waiting what="Opening the form" />;
}
