/** Line drawings on a grid of 16, drawn with one stroke width. */
const drawings = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  back: 'M10 3 5 8l5 5',
  onward: 'm6 3 5 5-5 5',
  close: 'm4 4 8 8M12 4l-8 8',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6L12.5 8Z',
  lock: 'M4 7.5h8v6H4ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  export: 'M8 10V2M5 5l3-3 3 3M3 9v4.5h10V9',
  wide: 'M2.5 3h11v10h-11ZM6 3v10M10.5 3v10',
  options: 'M2.5 5h6M11.5 5h2M10 3.5v3M2.5 11h2M7.5 11h6M6 9.5v3',
  history: 'M8 13.5V3M4 7l4-4 4 4M3 1.5h10',
  stop: 'M4 4h8v8H4Z',
  save: 'M4 2.500h8v11l-4-3-4 3Z',
  saved: 'M4 2.500h8v11l-4-3-4 3ZM6 6h4',
  edit: 'M3 13l.700-3L11 2.700 13.300 5 6 12.300Z',
  link: 'M9 3h4v4M13 3 7 9M11 9.5V13H3V5h3.5',
  image: 'M2.5 3h11v10h-11ZM2.5 11l3.5-3.5 3 3 1.5-1.5 3 3M10.5 6h.01',
  file: 'M4 1.5h5L12 4.5v10H4ZM9 1.5v3h3',
  video: 'M2 4h8.5v8H2ZM10.5 7 14 5v6l-3.5-2',
  audio: 'M3 6.5v3M5.5 4v8M8 2.500v11M10.5 5v6M13 6.500v3',
  card: 'M2 4h12v8H2ZM2 7h12M4.5 9.700h3',
  eye: 'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  computer: 'M3 3h10v7.500H3ZM1 13h14',
  never: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.800 3.800l8.400 8.400',
  chart: 'M2.500 13.500h11M4.500 11V8M8 11V3M11.500 11V5.500',
  warning: 'M8 2 14.5 13.500h-13ZM8 6.500v3.500M8 11.800h.01',
  check: 'm3 8.5 3.5 3.500L13 4.5',
  calendar: 'M2.5 3.500h11v10h-11ZM2.5 6.500h11M5.500 2v3M10.500 2v3',
  copy: 'M5.500 5.500h8v8h-8ZM10.500 5.500v-3h-8v8h3',
  keys: 'M1.500 4h13v8h-13ZM4 6.500h.01M6.700 6.500h.01M9.300 6.500h.01M12 6.500h.01M5 9.500h6',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  case: 'M2 5h12v8.500H2ZM5.500 5V2.500h5V5M2 9h12',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.200l2.200 1.300',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  select: 'M2.5 2.500h11v11h-11ZM5 8l2.2 2.200L11 6',
} as const;
export type IconName = keyof typeof drawings;

/** Decoration only: the control or the words beside it carry the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
