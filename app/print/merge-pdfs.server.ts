import { createHash } from 'node:crypto'
import { readPdf, reference, references, withSyntax, type PdfPart } from './pdf-part.ts'

// The five objects that the merged file has once; every other object follows them, renumbered.
const PAGES = 1
const OUTLINES = 2
const STRUCTURE = 3
const DOCUMENT = 4
const CATALOG = 5
const FIRST_FREE = 6

/** A part under its new numbers. */
interface Placed {
  header: string
  trailer: string
  objects: Map<number, string>
  nextFree: number
  nextParent: number
}

/**
 * Several PDFs made by Typst as one: pages, tags and bookmarks in order.
 *
 * Typst needs 0.7 MB for a page while it works, so a thousand certificates are made in batches; libraries that
 * merge PDFs drop the tags, and a certificate that cannot be read aloud is not finished. Title, language and
 * dates are those of the first part. The same parts give the same bytes.
 *
 * @throws Error when a part was not written by Typst, or has no tags.
 */
export function mergePdfs(parts: Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  const placed: Placed[] = []
  const digest = createHash('sha256')
  for (const bytes of parts) {
    const before = placed.at(-1)
    placed.push(place(readPdf(bytes), before?.nextFree ?? FIRST_FREE, before?.nextParent ?? 0))
    digest.update(bytes)
  }
  return write(placed, digest.digest('hex').slice(0, 32))
}

/** Give a part's objects new numbers: its roots those of the merged file, the rest from `free` on. */
function place(part: PdfPart, free: number, firstParent: number): Placed {
  const roots = rootsOf(part)
  const numbers = new Map(roots)
  let nextFree = free
  for (const id of part.objects.keys()) if (!roots.has(id)) numbers.set(id, nextFree++)
  const move = (object: string) =>
    withSyntax(object, (syntax) =>
      syntax
        .replace(/(\d+) 0 R/gu, (_, id: string) => `${numbers.get(Number(id)) ?? 0} 0 R`)
        .replace(/\/(StructParents?|ParentTreeNextKey) (\d+)/gu, (_, key: string, at: string) => {
          return `/${key} ${Number(at) + firstParent}`
        })
        .replace(/\/Nums \[([^\]]*)\]/gu, (_, pairs: string) => {
          return `/Nums [${pairs.replace(/(\d+) (\d+ 0 R)/gu, (_pair, key: string, to: string) => `${Number(key) + firstParent} ${to}`)}]`
        }),
    )
  const objects = new Map<number, string>()
  for (const [id, object] of part.objects) objects.set(numbers.get(id) ?? 0, move(object))
  const nextParent = Number(/\/ParentTreeNextKey (\d+)/u.exec(objects.get(STRUCTURE) ?? '')?.[1])
  return { header: part.header, trailer: move(part.trailer), objects, nextFree, nextParent }
}

/** Which objects of a part are its roots, and their numbers in the merged file. */
function rootsOf(part: PdfPart): Map<number, number> {
  const object = (id: number) => needed(part.objects.get(id), `object ${id}`)
  const catalog = needed(reference(part.trailer, 'Root'), 'a catalogue')
  const structure = needed(reference(object(catalog), 'StructTreeRoot'), 'tags')
  const outlines = reference(object(catalog), 'Outlines')
  return new Map([
    [catalog, CATALOG],
    [structure, STRUCTURE],
    [needed(reference(object(catalog), 'Pages'), 'pages'), PAGES],
    [needed(references(object(structure), 'K')[0], 'a document tag'), DOCUMENT],
    ...(outlines === undefined ? [] : [[outlines, OUTLINES] satisfies [number, number]]),
  ])
}

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a PDF without ${what} cannot be merged`)
  return value
}

function write(parts: Placed[], id: string): Uint8Array {
  const first = needed(parts[0], 'parts')
  const objects = new Map(parts.toReversed().flatMap((part) => [...part.objects]))
  const all = (root: number, key: string) =>
    parts.flatMap((part) => references(part.objects.get(root) ?? '', key))
  const replace = (root: number, what: RegExp, by: string) => {
    const object = needed(objects.get(root), `object ${root}`)
    if (!what.test(object)) throw new Error(`a PDF whose object ${root} lacks ${what.source}`)
    objects.set(
      root,
      object.replace(what, () => by),
    )
  }
  const pages = all(PAGES, 'Kids')
  replace(PAGES, /\/Kids \[[^\]]*\]/u, `/Kids [${list(pages)}]`)
  replace(PAGES, /\/Count \d+/u, `/Count ${pages.length}`)
  replace(DOCUMENT, /\/K \[[^\]]*\]/u, `/K [${list(all(DOCUMENT, 'K'))}]`)
  const parents = parts.map(
    (part) => /\/Nums \[([^\]]*)\]/u.exec(part.objects.get(STRUCTURE) ?? '')?.[1],
  )
  replace(STRUCTURE, /\/Nums \[[^\]]*\]/u, `/Nums [${parents.join(' ')}]`)
  replace(STRUCTURE, /\/ParentTreeNextKey \d+/u, `/ParentTreeNextKey ${parts.at(-1)?.nextParent}`)
  if (first.objects.has(OUTLINES)) {
    for (const [root, bookmarks] of chained(parts, objects)) objects.set(root, bookmarks)
  }
  return file(first, objects, id)
}

/** The outline root and the bookmarks at the seams, hung one after the other. */
function chained(parts: Placed[], objects: Map<number, string>): Map<number, string> {
  const changed = new Map<number, string>()
  const lists = parts.map((part) => {
    const root = part.objects.get(OUTLINES) ?? ''
    const [from, to] = [reference(root, 'First'), reference(root, 'Last')]
    const count = Number(/\/Count (\d+)/u.exec(root)?.[1])
    return { from: needed(from, 'bookmarks'), to: needed(to, 'bookmarks'), count }
  })
  const add = (id: number, entry: string) => {
    const object = changed.get(id) ?? objects.get(id) ?? ''
    changed.set(
      id,
      object.replace(/>>\s*$/u, () => `  ${entry}\n>>`),
    )
  }
  for (const [at, { to }] of lists.entries()) {
    const next = lists[at + 1]
    if (!next) continue
    add(to, `/Next ${next.from} 0 R`)
    add(next.from, `/Prev ${to} 0 R`)
  }
  const count = lists.reduce((sum, one) => sum + one.count, 0)
  const ends = `/First ${lists[0]?.from} 0 R\n  /Last ${lists.at(-1)?.to} 0 R`
  return changed.set(OUTLINES, `<<\n  /Type /Outlines\n  ${ends}\n  /Count ${count}\n>>`)
}

const list = (ids: number[]): string => ids.map((id) => `${id} 0 R`).join(' ')

function file(first: Placed, objects: Map<number, string>, id: string): Uint8Array {
  const ids = [...objects.keys()].toSorted((a, b) => a - b)
  const size = (ids.at(-1) ?? 0) + 1
  const pieces = [first.header]
  const offsets = new Map<number, number>()
  let at = first.header.length
  for (const number of ids) {
    const object = `${number} 0 obj\n${objects.get(number)}\nendobj\n\n`
    offsets.set(number, at)
    pieces.push(object)
    at += object.length
  }
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const trailer = first.trailer
    .replace(/\/Size \d+/u, `/Size ${size}`)
    .replace(/\/ID \[[\s\S]*\]/u, `/ID [<${id}> <${id}>]`)
    .trim()
  pieces.push(`xref\n0 ${size}\n`, ...lines, trailer, `\nstartxref\n${at}\n%%EOF\n`)
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'latin1')))
}
