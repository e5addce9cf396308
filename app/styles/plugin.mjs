// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import rtlcss from 'rtlcss'
import { compile } from 'sass'

const FOLDER = dirname(fileURLToPath(import.meta.url))
const PACKAGES = join(FOLDER, '../../node_modules')
const RTL_FIX = join(FOLDER, 'rtl-fix.css')
const NAME = 'virtual:styles'
const RESOLVED = `\0${NAME}`

/**
 * One style sheet as the server hands it out.
 * @typedef {object} Sheet
 * @property {string} css The finished sheet, on one line.
 * @property {string} sha256 Base64 of its hash: `'sha256-…'` in style-src admits it inline.
 * @property {string} name A file name that changes with the content, so that it may be kept for ever.
 */

/**
 * Compiles the sheets: govuk-frontend without crown, crest and GDS Transport, then ours.
 * The right-to-left twin mirrors govuk's physical properties; ours are logical and stay as they are.
 * @returns {{ publicLtr: Sheet, publicRtl: Sheet, desk: Sheet, stage: Sheet, sources: string[] }} The sheets, and the
 *   absolute paths of our own sources that they were made of.
 */
export function compileSheets() {
  const guests = compileSass('public.scss')
  const officers = compileSass('desk.scss')
  const beside = compileSass('stage.scss')
  return {
    publicLtr: sheet('public', guests.css),
    publicRtl: sheet('public-rtl', mirror(guests.css)),
    desk: sheet('desk', officers.css),
    stage: sheet('stage', beside.css),
    sources: [...new Set([...guests.sources, ...officers.sources, ...beside.sources, RTL_FIX])],
  }
}

/**
 * Vite plugin: the module `virtual:styles` holds the compiled sheets as text, for the server alone.
 * In development an edited source makes the next page carry the new sheet.
 * @returns {import('vite').Plugin}
 */
export function stylesPlugin() {
  return {
    name: 'herald-styles',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined
      const { sources, ...sheets } = compileSheets()
      for (const source of sources) this.addWatchFile(source)
      return Object.entries(sheets)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
    configureServer(server) {
      server.watcher.add(FOLDER)
    },
    hotUpdate({ file }) {
      if (!isSource(file)) return undefined
      const module = this.environment.moduleGraph.getModuleById(RESOLVED)
      if (!module) return undefined
      this.environment.moduleGraph.invalidateModule(module)
      return [module]
    },
  }
}

/** @param {string} file */
function isSource(file) {
  const inside = !relative(FOLDER, file).startsWith(`..${sep}`)
  return inside && (file.endsWith('.scss') || basename(file) === 'rtl-fix.css')
}

/** @param {string} file A name in this folder. */
function compileSass(file) {
  const { css, loadedUrls } = compile(join(FOLDER, file), {
    style: 'compressed',
    charset: false,
    quietDeps: true,
    loadPaths: [PACKAGES],
  })
  return { css, sources: loadedUrls.map((url) => fileURLToPath(url)).filter(isSource) }
}

/** @param {string} css */
function mirror(css) {
  return rtlcss.process(css) + readFileSync(RTL_FIX, 'utf8').trim()
}

/**
 * @param {string} stem
 * @param {string} text
 * @returns {Sheet}
 */
function sheet(stem, text) {
  // A </style> inside the text would end the element that carries it.
  if (text.includes('</')) throw new Error(`${stem}: a style sheet cannot hold "</"`)
  const css = text.trim()
  const hash = createHash('sha256').update(css)
  const sha256 = hash.copy().digest('base64')
  return { css, sha256, name: `${stem}-${hash.digest('hex').slice(0, 10)}.css` }
}
