/** Small pictures for buttons, drawn with the text's own colour; the button says in words what they mean. */
const paths = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.500 4.500',
  close: 'm6 6 12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  undo: 'M9 7 4 12l5 5M4 12h10a5 5 0 0 1 0 10h-3',
  play: 'M8 5v14l11-7Z',
  pause: 'M8 5v14M16 5v14',
  filter: 'M4 6h16M7 12h10M10 18h4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 3v1M12 20v1M3 12h1M20 12h1M5.600 5.600l.8.8M17.600 17.600l.8.8M5.600 18.400l.8-.8M17.600 6.400l.8-.8',
  moon: 'M20 14.500A8 8 0 0 1 9.500 4a8 8 0 1 0 10.500 10.500Z',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v7h14v-7',
  graph:
    'M7 17a2.500 2.500 0 1 0 0-.010ZM17 18a2.500 2.500 0 1 0 0-.010ZM12 7a2.500 2.500 0 1 0 0-.010ZM8 15l3-6M13 9l3 7M9.500 17h5',
  table: 'M4 5h16v14H4ZM4 10h16M4 14.500h16M10 10v9',
  timeline: 'M4 6h9M8 12h10M6 18h7',
  path: 'M6 18a2 2 0 1 0 0-.010ZM18 6a2 2 0 1 0 0-.010ZM7.500 16.500C11 13 9 10 12.500 8.500L16 7',
  expand:
    'M12 9v6M9 12h6M12 3.500v2M12 18.500v2M3.500 12h2M18.500 12h2M6 6l1.400 1.400M16.600 16.600 18 18M6 18l1.400-1.400M16.600 7.400 18 6',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  compare: 'M8 4v16M16 4v16M8 8h8M8 16h8',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4l3 2',
  download: 'M12 4v11M8 11l4 4 4-4M5 19h14',
  target: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM12 2v4M12 18v4M2 12h4M18 12h4',
  pen: 'M5 19l1-4L16 5l3 3L9 18Z',
  warning: 'M12 4 3 19h18ZM12 10v4M12 16.500v.5',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
