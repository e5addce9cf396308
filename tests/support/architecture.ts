import { posix } from 'node:path'
import ts from 'typescript'
import { layerOf, LAYERS, PROGRAMS, PURE, PURE_MAY_USE, WORDS_MAY_ALSO_USE } from './layers.ts'

/** The text of every source file by its path from the project's root, with forward slashes. */
export type Sources = Map<string, string>

interface Import {
  from: string
  /** A path of the project, or the name of a package, or a `node:` module. */
  to: string
  kind: 'file' | 'package'
}

const LONGEST = 200
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs)$/
const SAYS_NOTHING = /(^|\/)(utils?|helpers?|lib|common|misc|managers?|services?)(\/|\.)/
const WORKER_FILE = /new URL\(\s*['"](\.[^'"]+\.(?:ts|mjs))['"]\s*,\s*import\.meta\.url/g

/** Files that stand in no layer: one sentence each. */
export function homeless(sources: Sources): string[] {
  return [...sources.keys()]
    .filter((file) => layerOf(file) === undefined)
    .map((file) => `${file} belongs to no layer: give it a place (tests/support/layers.ts)`)
}

/** Imports that point up the list of layers: one sentence each. */
export function upwardImports(sources: Sources): string[] {
  return fileImports(sources).flatMap(({ from, to }) => {
    const [above, below] = [layerOf(to), layerOf(from)]
    if (above === undefined || below === undefined || above >= below) return []
    return [`${from} (${LAYERS[below]?.name}) must not import ${to} (${LAYERS[above]?.name})`]
  })
}

/** Pages and the edge that reach around the use-cases to the tables. */
export function databaseAtTheEdge(sources: Sources): string[] {
  const edge = /^app\/(routes|http|ui)\//
  const tables = /^(drizzle-orm|postgres|@electric-sql\/pglite)(\/|$)|^db\/schema(\/|\.|$)/
  return importsOf(sources)
    .filter(({ from, to }) => edge.test(from) && tables.test(to))
    .map(({ from, to }) => `${from} must not import ${to}: ask a use-case`)
}

/** Components take props: they know no schema of a form and no server. */
export function componentsThatKnowTooMuch(sources: Sources): string[] {
  return importsOf(sources)
    .filter(({ from, to }) => from.startsWith('app/ui/') && /\.(form|server)(\.tsx?)?$/.test(to))
    .map(({ from, to }) => `${from} must not import ${to}: components take props`)
}

/** Pure files that import a `.server` file, a `node:` module or a package outside the list. */
export function impurities(sources: Sources): string[] {
  return importsOf(sources)
    .filter(({ from }) => layerOf(from) === PURE)
    .filter(({ from, to, kind }) => {
      if (kind === 'file') return /\.server\.tsx?$/.test(to)
      if (from.startsWith('app/translations/') && WORDS_MAY_ALSO_USE.has(packageName(to)))
        return false
      return !PURE_MAY_USE.has(packageName(to))
    })
    .map(({ from, to }) => `${from} is pure and must not import ${to}`)
}

/** Circles of imports, each told once from its first file in the alphabet. */
export function cycles(sources: Sources): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of fileImports(sources)) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of [...next.keys()].toSorted()) walk(file, [])
  return found
}

/** Source files that no program reaches; a route is a program when app/routes.ts names it. */
export function unusedFiles(sources: Sources): string[] {
  const urls = sources.get('app/routes.ts') ?? ''
  const hasUrl = (file: string) => quotes(urls, file.slice('app/'.length))
  const isRoute = (file: string) => file.startsWith('app/routes/')
  const reached = new Set(
    [...sources.keys()].filter((file) =>
      isRoute(file) ? hasUrl(file) : layerOf(file) === PROGRAMS || file.endsWith('.d.ts'),
    ),
  )
  const imports = fileImports(sources)
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { from, to } of imports) if (reached.has(from)) reached.add(to)
  }
  return [...sources.keys()]
    .filter((file) => !reached.has(file))
    .map((file) =>
      isRoute(file)
        ? `${file} has no URL: name it in app/routes.ts or delete it`
        : `${file} is reached by no program: use it or delete it`,
    )
}

/** Files over 200 lines. A file that says in its first line that it is generated is left alone. */
export function longFiles(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    const lines = text.trimEnd().split('\n')
    if (lines.length <= LONGEST || /generated/i.test(lines[0] ?? '')) return []
    return [`${file} has ${lines.length} lines: split it by what it is about`]
  })
}

/** File names that are not kebab-case, or that say nothing. */
export function poorNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((file) => {
    if (SAYS_NOTHING.test(file))
      return [`${file} says nothing: name it for one thing of the domain`]
    return KEBAB.test(posix.basename(file)) ? [] : [`${file} is not in kebab-case`]
  })
}

function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) => {
    const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
    const workers = [...text.matchAll(WORKER_FILE)].flatMap((match) => match[1] ?? [])
    return [...names, ...workers].map((name): Import => {
      if (name.startsWith('#')) return { from, to: name.slice(1), kind: 'file' }
      if (!name.startsWith('.')) return { from, to: name, kind: 'package' }
      return { from, to: posix.join(posix.dirname(from), name), kind: 'file' }
    })
  })
}

/** Imports between source files; words, styles and other data are not part of the law. */
function fileImports(sources: Sources): Import[] {
  return importsOf(sources).filter(({ to, kind }) => kind === 'file' && sources.has(to))
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function quotes(text: string, path: string): boolean {
  return ["'", '"', '`'].some((mark) => text.includes(`${mark}${path}${mark}`))
}
