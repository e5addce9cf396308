/** A PDF as Typst writes it, taken apart: objects by number, as Latin-1 text in which every byte survives. */
export interface PdfPart {
  header: string
  trailer: string
  objects: Map<number, string>
}

/**
 * Take a PDF of Typst's apart. Its files are plain: one table of references, no object streams, generation 0.
 *
 * @throws Error when a file is written in any other way, rather than lose a part of it.
 */
export function readPdf(bytes: Uint8Array): PdfPart {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-64))?.[1])
  const start = /^xref\n0 (\d+)\n/u.exec(text.slice(table, table + 32))
  if (!start) throw new Error('a PDF without a plain table of references')
  const first = table + start[0].length
  const count = Number(start[1])
  const offsets = Array.from({ length: count }, (_, id) => {
    const line = text.slice(first + 20 * id, first + 20 * id + 18)
    return line.endsWith('n') ? { id, at: Number(line.slice(0, 10)) } : undefined
  }).filter((entry) => entry !== undefined)
  const inOrder = offsets.toSorted((a, b) => a.at - b.at)
  const objects = new Map<number, string>()
  for (const [index, { id, at }] of inOrder.entries()) {
    const whole = text.slice(at, inOrder[index + 1]?.at ?? table)
    const opening = `${id} 0 obj\n`
    const end = whole.lastIndexOf('endobj')
    if (!whole.startsWith(opening) || end === -1) throw new Error(`PDF object ${id} is not plain`)
    objects.set(id, whole.slice(opening.length, end).trimEnd())
  }
  return {
    header: text.slice(0, inOrder[0]?.at ?? 0),
    trailer: text.slice(first + 20 * count, text.lastIndexOf('startxref')),
    objects,
  }
}

/** The number that a key of an object refers to (`/Pages 12 0 R`); undefined when it has no such key. */
export function reference(object: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(dictionaryOf(object))
  return found ? Number(found[1]) : undefined
}

/** The numbers in an array of references (`/Kids [3 0 R 4 0 R]`), in order. */
export function references(object: string, key: string): number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`, 'u').exec(dictionaryOf(object))?.[1] ?? ''
  return Array.from(list.matchAll(/(\d+) 0 R/gu), ([, id]) => Number(id))
}

/**
 * An object whose words are left alone while its syntax is changed: `(strings)`, `<hex>` and streams stay.
 *
 * A person called "3 0 R" must not become another object.
 */
export function withSyntax(object: string, change: (syntax: string) => string): string {
  let changed = ''
  let from = 0
  for (let at = 0; at < object.length; at++) {
    const end = endOfWords(object, at)
    if (end === undefined) continue
    changed += change(object.slice(from, at)) + object.slice(at, end)
    from = end
    at = end - 1
  }
  return changed + change(object.slice(from))
}

const dictionaryOf = (object: string): string => {
  let syntax = ''
  withSyntax(object, (piece) => {
    syntax += piece
    return piece
  })
  return syntax
}

/** Where the string, hex string or stream that begins at `at` ends; undefined when none begins there. */
function endOfWords(object: string, at: number): number | undefined {
  const letter = object[at]
  if (letter === '(') return endOfString(object, at)
  if (letter === '<' && object[at + 1] !== '<' && object[at - 1] !== '<') {
    return object.indexOf('>', at) + 1
  }
  if (letter === 's' && object.startsWith('stream\n', at) && object[at - 1] === '\n') {
    return object.length
  }
  return undefined
}

function endOfString(object: string, at: number): number {
  let depth = 0
  for (let here = at; here < object.length; here++) {
    if (object[here] === '\\') here++
    else if (object[here] === '(') depth++
    else if (object[here] === ')' && --depth === 0) return here + 1
  }
  throw new Error('a PDF string without an end')
}
