/**
 * `npm run words`: sorts the tables of words and writes keys.ts, the type of every key's arguments.
 * Plain JavaScript without a bundler, so that it runs before anything is built.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** @typedef {import('@formatjs/icu-messageformat-parser').MessageFormatElement} MessageFormatElement */

/**
 * The arguments of a message and the type of each.
 *
 * @param {string} message ICU MessageFormat
 * @returns {Map<string, string>} name to TypeScript type
 */
export function argumentsOf(message) {
  /** @type {Map<string, string>} */
  const found = new Map()
  /** @type {(name: string, type: string) => void} */
  const note = (name, type) => {
    // {n, plural, ...} beside a bare {n}: the narrower type holds for both.
    if (!found.has(name) || found.get(name) === 'Text') found.set(name, type)
  }
  /** @type {(elements: MessageFormatElement[]) => void} */
  const walk = (elements) => {
    for (const element of elements) {
      if (element.type === TYPE.argument) note(element.value, 'Text')
      if (element.type === TYPE.number) note(element.value, 'number')
      if (element.type === TYPE.date || element.type === TYPE.time)
        throw new Error(`{${element.value}, date}: write dates with t.date and pass them as text`)
      if (element.type === TYPE.tag) {
        note(element.value, 'Tag')
        walk(element.children)
      }
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        const choices = Object.keys(element.options).filter((name) => name !== 'other')
        const union = [...choices, 'other'].map((name) => `'${name}'`).join(' | ')
        note(element.value, element.type === TYPE.plural ? 'number' : union)
        for (const option of Object.values(element.options)) walk(option.value)
      }
    }
  }
  walk(parse(message))
  return found
}

/**
 * The text of keys.ts.
 *
 * @param {Record<string, string>} guests en.json
 * @param {Array<{ area: string, table: Record<string, string> }>} desk desk/<area>.json
 */
export function keysFile(guests, desk) {
  const messages = Object.assign({}, guests, ...desk.map(({ table }) => table))
  const lines = Object.keys(messages)
    .sort()
    .map((key) => `  '${key}': ${argsType(key, messages[key])}`)
  const names = desk.map(({ area }) => area.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()))
  return [
    '// Written by `npm run words` from en.json and desk/*.json. Do not edit.',
    ...desk.map(({ area }, i) => `import ${names[i]} from './desk/${area}.json' with { type: 'json' }`),
    "import type { NoArgs, Tag, Text } from './message-args.ts'",
    '',
    'export const DESK_TABLES: ReadonlyArray<Readonly<Record<string, string>>> = [',
    ...names.map((name) => `  ${name},`),
    ']',
    '',
    'export interface MessageArgs {',
    ...lines,
    '}',
    '',
  ].join('\n')
}

/** @type {(key: string, message: string) => string} */
function argsType(key, message) {
  if (!/^[a-z0-9]+([.-][A-Za-z0-9]+)+$/.test(key)) throw new Error(`not a key: ${key}`)
  try {
    const found = [...argumentsOf(message)].sort(([a], [b]) => (a < b ? -1 : 1))
    if (found.length === 0) return 'NoArgs'
    return `{ ${found.map(([name, type]) => `${name}: ${type}`).join('; ')} }`
  } catch (error) {
    throw new Error(`${key}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/**
 * A table of words as it is kept: sorted, one key a line. Refuses a key that stands twice, which
 * JSON.parse would silently drop.
 *
 * @param {string} json
 * @returns {Record<string, string>}
 */
export function sortedTable(json) {
  const table = JSON.parse(json)
  const keys = [...json.matchAll(/^\s*"((?:[^"\\]|\\.)+)"\s*:/gm)].map((found) => String(found[1]))
  const twice = keys.filter((key, i) => keys.indexOf(key) !== i)
  if (twice.length > 0) throw new Error(`stands twice: ${twice.join(', ')}`)
  return Object.fromEntries(Object.keys(table).sort().map((key) => [key, table[key]]))
}

/** @type {(path: string) => Record<string, string>} */
function tidied(path) {
  const before = readFileSync(path, 'utf8')
  const table = sortedTable(before)
  const after = `${JSON.stringify(table, null, 2)}\n`
  if (after !== before) writeFileSync(path, after)
  return table
}

function main() {
  const guests = tidied(join(HERE, 'en.json'))
  const desk = readdirSync(join(HERE, 'desk'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ area: basename(name, '.json'), table: tidied(join(HERE, 'desk', name)) }))
  for (const language of ['ar', 'uk']) {
    const table = tidied(join(HERE, `${language}.json`))
    const missing = Object.keys(guests).filter((key) => !(key in table))
    const extra = Object.keys(table).filter((key) => !(key in guests))
    if (missing.length > 0) console.error(`${language}.json lacks ${missing.join(', ')}`)
    if (extra.length > 0) console.error(`${language}.json has more: ${extra.join(', ')}`)
  }
  writeFileSync(join(HERE, 'keys.ts'), keysFile(guests, desk))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
