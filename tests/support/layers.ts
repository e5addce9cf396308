/** A room of the house and the paths that belong to it. */
interface Layer {
  name: string
  paths: RegExp
}

/** Top to bottom: a file imports its own layer or a lower one. The first match names the layer. */
export const LAYERS: Layer[] = [
  {
    name: 'programs',
    paths: new RegExp(
      [
        '^app/(routes/|routes\\.ts$|root\\.tsx$|entry\\.(client|server)\\.tsx$)',
        '^app/(server|boot|worker|commands?)(-[a-z-]+)?(\\.server)?\\.tsx?$|^app/commands/',
        '^app/(launch(-[a-z-]+)?|lockfile)\\.mjs$',
        '^app/(styles|translations)/[a-z-]+\\.mjs$',
        '^app/[a-z/-]+\\.worker\\.ts$',
        '^db/(migrate|seed|move|reset|backup|restore)(-[a-z-]+)?(\\.server)?\\.ts$|^db/seed/',
        '^db/drizzle\\.config\\.ts$',
        '^emails/preview(-[a-z-]+)?\\.tsx?$',
      ].join('|'),
    ),
  },
  { name: 'edge', paths: /^app\/(http|ui|styles)\/|^app\/remix(-types\.d)?\.ts$/ },
  { name: 'use-cases', paths: /^app\/(domain|print)\/.*\.server\.tsx?$/ },
  { name: 'letters', paths: /^emails\/[a-z/-]+(\.server)?\.tsx?$/ },
  { name: 'database', paths: /^db\/[a-z-]+\.server\.ts$|^db\/schema\// },
  { name: 'pure', paths: /^app\/(domain|translations|print)\/.*\.tsx?$/ },
  { name: 'settings', paths: /^app\/(settings|log|paths)(\.server)?\.ts$/ },
]

/** The places in the list of the layers that have rules of their own. */
export const PROGRAMS = 0
export const PURE = LAYERS.findIndex(({ name }) => name === 'pure')

/** Packages without clock, network, environment or database. */
export const PURE_MAY_USE = new Set([
  '@conform-to/zod',
  '@formatjs/icu-messageformat-parser',
  '@formatjs/intl-localematcher',
  'csv-parse',
  'csv-stringify',
  'ical-generator',
  'ical.js',
  'intl-messageformat',
  'temporal-polyfill',
  'timezones-ical-library',
  'uqr',
  'uuidv7',
  'zod',
])

/** `t.rich` makes elements, so the words may know what an element is. */
export const WORDS_MAY_ALSO_USE = new Set(['react'])

/** The place of a file in the list of layers, top first; undefined when it has none. */
export function layerOf(file: string): number | undefined {
  const at = LAYERS.findIndex(({ paths }) => paths.test(file))
  return at === -1 ? undefined : at
}
