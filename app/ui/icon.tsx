/** 24 by 24, drawn with one stroke in the colour of the text. */
const PATHS = {
  alert: 'M12 3.5 21.5 20h-19ZM12 10v4.5M12 17.2v.3',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  bed: 'M3.5 6v13M3.5 16h17v3M20.5 16v-3a3 3 0 0 0-3-3H9v6M6.2 11.5h.1',
  calendar: 'M4.5 5.5h15v14.5h-15ZM4.5 10h15M8.5 3v4.5M15.5 3v4.5',
  camera:
    'M3.5 8h4.2l1.5-2.5h5.6L16.3 8h4.2v11h-17ZM12 10a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z',
  child: 'M12 3.2a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM12 8.4v6.6M7 9.5l5 2 5-2M9 21l3-6 3 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.2V12l3.4 2',
  down: 'm6 9.5 6 6 6-6',
  hand: 'M12 20 4.5 12.5a4.3 4.3 0 0 1 6-6l1.5 1.4 1.5-1.4a4.3 4.3 0 0 1 6 6ZM8.5 12l2.3 2.2 3.2-3.4 2.2 2.2',
  nohand: 'M12 20 4.5 12.5a4.3 4.3 0 0 1 6-6l1.5 1.4 1.5-1.4a4.3 4.3 0 0 1 6 6ZM4 20 20 4',
  nophoto: 'M3.5 8h4.2l1.5-2.5h5.6L16.3 8h4.2v11h-17ZM4 21 20 3',
  offline: 'M4 9.5a12 12 0 0 1 16 0M7.2 13a7.5 7.5 0 0 1 9.6 0M12 18v.3M4 20 20 4',
  ear: 'M8.2 17.5c0 1.9 1.1 3 2.7 3 2.9 0 2.5-3.4 4.6-5.6A6.7 6.7 0 1 0 5 9.8M8.5 10a3 3 0 1 1 5 2.2',
  food: 'M7.5 3v18M4.8 3v5.2a2.7 2.7 0 0 0 5.4 0V3M17 21V3c-2.3 1-3.3 4-3.3 8.5H17',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c3.2 3.4 3.2 13.6 0 17-3.2-3.4-3.2-13.6 0-17Z',
  letter: 'M3.5 6h17v12.5h-17ZM4 7l8 6.5L20 7',
  link: 'M10.2 13.8a4 4 0 0 0 5.7.2l3.2-3.2a4 4 0 0 0-5.7-5.7l-1 1M13.8 10.2a4 4 0 0 0-5.7-.2l-3.2 3.2a4 4 0 0 0 5.7 5.7l1-1',
  lock: 'M5.5 10.5h13V20h-13ZM8.5 10.5V7.2a3.5 3.5 0 0 1 7 0v3.3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  paper: 'M6 3h8.5L19 7.5V21H6ZM14 3.3V8h4.7M9 12.5h6.5M9 16.5h6.5',
  people:
    'M8.5 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM3 20c0-4 2-6.5 5.5-6.5S14 16 14 20M15.5 6a2.6 2.6 0 1 1 1 5M16.5 14c3 .3 4.5 2.5 4.5 6',
  phone:
    'M6 3.5h3.2l1.5 4.2-2 1.5a11 11 0 0 0 6.1 6.1l1.5-2 4.2 1.5V18a2.5 2.5 0 0 1-2.7 2.5C9.9 20 4 14.1 3.5 6.2A2.5 2.5 0 0 1 6 3.5Z',
  pin: 'M12 21c4.7-5.4 7-9.1 7-12a7 7 0 1 0-14 0c0 2.9 2.3 6.6 7 12ZM12 6.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  plus: 'M12 5v14M5 12h14',
  quiet: 'M10 4a8 8 0 1 0 9.8 10.5A7 7 0 0 1 10 4Z',
  scan: 'M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4M7.5 12h9',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5.5 5.5',
  speak: 'M3.5 5H15v8H8.5L5 16v-3H3.5ZM18 9h2.5v8H19v2.8L16 17h-4.5',
  step: 'M10 2.8a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM10 8.2V14h5l2.8 5.5M10 10.8h4.2M7.8 11.6a5 5 0 1 0 6.2 6.8',
  tick: 'm5 12.5 4.5 4.5L19 7',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5 5 0 0 1 0 10h-3',
  up: 'm6 14.5 6-6 6 6',
}

export type IconName = keyof typeof PATHS

/** These point along the line of reading and turn with it; a clock or a tick does not. */
const TURNING: ReadonlySet<IconName> = new Set(['back', 'forward', 'undo', 'speak'])

/** A picture beside a word that says the same; it is never alone and is not read out. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={TURNING.has(name) ? 'icon icon--turns' : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
