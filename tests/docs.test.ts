/** Documents that point nowhere are worse than none: every mention of a file or a section is followed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const OTHERS = /^(node_modules|build|data|test-results|\.git|\.node)$/
const TEXT = /\.(md|ts|tsx|mjs|js|json|yml|scss|css|typ|sql|conf|svg)$|\/run$|\.env\.example$/
const HERE = 'tests/docs.test.ts'

const texts = new Map(
  filesIn('')
    .filter((file) => TEXT.test(file) && file !== HERE && file !== 'package-lock.json')
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
)
const documents = [...texts].filter(([file]) => file.endsWith('.md'))
const ours = (path: string) => existsSync(join(root, path))

/** Written by a command into a checkout, so it may be missing from a new one. */
const MADE = new Set(['docs/benchmarks.md'])

describe('documents', () => {
  test('link only to files and headings that are there', () => {
    const broken = documents.flatMap(([file, text]) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target))
        .map((target) => `${file}: ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('are named in code and documents only where they exist, with sections that exist', () => {
    const broken = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/(?<![\w*/.-])([\w./-]*\w\.md)\b(?: (\d+))?/g)]
        .filter(([, name = '', section]) => !isThere(file, name, section))
        .map(([mention]) => `${file}: ${mention}`),
    )
    expect(broken).toEqual([])
  })

  test('say nothing of a place outside the repository', () => {
    const outside = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/(?:^|[\s"'`(])(\/work\/|(?:\.\.\/)+shared\b)/gm)].map(() => file),
    )
    expect(outside).toEqual([])
  })

  test('name tests as they are called', () => {
    const plain = (text: string) => text.replaceAll('’', "'").replace(/\s+/g, ' ')
    const renamed = documents.flatMap(([file, text]) =>
      [...text.matchAll(/`(tests\/[\w./-]+)` \("([^"]+)"\)/g)]
        .filter(([, path = '', name = '']) => !plain(texts.get(path) ?? '').includes(plain(name)))
        .map(([mention]) => `${file}: ${mention}`),
    )
    expect(renamed).toEqual([])
  })

  test('name the files of the source tree as they are called', () => {
    const missing = documents.flatMap(([file, text]) =>
      [...text.matchAll(/`((?:app|db|emails|tests|public)\/[\w./-]+\.\w+)`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !ours(path))
        .map((path) => `${file}: ${path}`),
    )
    expect(missing).toEqual([])
  })
})

describe('tables', () => {
  const tables = [...texts]
    .filter(([file]) => file.startsWith('db/schema/'))
    .flatMap(([, text]) => [...text.matchAll(/pgTable\(\s*'(\w+)'/g)].map(([, name]) => name))

  test.each(['docs/data-model.md', 'docs/privacy.md'])('all stand in %s', (document) => {
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((name) => !texts.get(document)?.includes(`\`${name}\``))).toEqual([])
  })
})

describe('operations', () => {
  const operations = texts.get('docs/operations.md') ?? ''

  test('explain every variable of the environment', () => {
    const settings = [
      ...(texts.get('app/settings.server.ts') ?? '').matchAll(/^ {2}([A-Z_]+): z/gm),
    ]
    expect(settings.length).toBeGreaterThan(10)
    expect(
      settings.map(([, name]) => name).filter((name) => !operations.includes(`| \`${name}\``)),
    ).toEqual([])
  })

  test('give every limit as it is', () => {
    const minutes = (seconds: number) =>
      seconds === 60 ? 'a minute' : `in ${seconds / 60} minutes`
    const limits = [
      ...(texts.get('app/http/rate.server.ts') ?? '').matchAll(/most: (\d+), seconds: (\d+)/g),
    ].map(([, most, seconds]) => `${most} ${minutes(Number(seconds))}`)
    const told = operations.match(/\| \d+ (?:in \d+ minutes|a minute)(?= +\|)/g) ?? []
    expect(told.map((cell) => cell.slice(2)).toSorted()).toEqual(limits.toSorted())
  })
})

describe('accessibility', () => {
  test('has a line for each of the 55 criteria', () => {
    const lines = texts.get('docs/accessibility.md')?.match(/^\| \d\.\d\.\d+ /gm) ?? []
    expect(new Set(lines).size).toBe(55)
    expect(lines).toHaveLength(55)
  })
})

function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const file = path === '' ? from : normalize(join(dirname(from), path)).replaceAll('\\', '/')
  if (!ours(file) && !MADE.has(file)) return false
  return heading === undefined || headingsOf(file).includes(heading)
}

function headingsOf(file: string): string[] {
  return [...(texts.get(file) ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function isThere(from: string, name: string, section: string | undefined): boolean {
  const near = normalize(join(dirname(from), name)).replaceAll('\\', '/')
  const file = [name, near].find(ours)
  if (!file) return MADE.has(name) || MADE.has(near)
  return section === undefined || new RegExp(`^## ${section}\\. `, 'm').test(texts.get(file) ?? '')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (OTHERS.test(entry.name)) return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
