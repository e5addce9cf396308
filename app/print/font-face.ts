/** The code points that a font has a glyph for, as one bit each: 24 kB a family. */
export interface Letters {
  has(codePoint: number): boolean
}

export interface Face {
  /** Family as Typst names it (nameID 1). */
  family: string
  letters: Letters
}

const LAST = 0x3_0000

/**
 * Read a font's family and its character map (OpenType `name` and `cmap`, formats 4 and 12).
 *
 * @param file A TTF or OTF file; anything else throws.
 */
export function readFace(file: Uint8Array): Face {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, number>()
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    tables.set(tag, view.getUint32(at + 8))
  }
  return {
    family: readFamily(view, table(tables, 'name')),
    letters: readLetters(view, table(tables, 'cmap')),
  }
}

function table(tables: Map<string, number>, tag: string): number {
  const at = tables.get(tag)
  if (at === undefined) throw new Error(`a font without a ${tag} table`)
  return at
}

function readFamily(view: DataView, name: number): string {
  const strings = name + view.getUint16(name + 4)
  for (let i = 0; i < view.getUint16(name + 2); i++) {
    const record = name + 6 + 12 * i
    const windows = view.getUint16(record) === 3
    if (!windows || view.getUint16(record + 6) !== 1) continue
    const at = strings + view.getUint16(record + 10)
    const units = view.getUint16(record + 8) / 2
    return Array.from({ length: units }, (_, unit) =>
      String.fromCharCode(view.getUint16(at + 2 * unit)),
    ).join('')
  }
  throw new Error('a font without a family name')
}

function readLetters(view: DataView, cmap: number): Letters {
  const bits = new Uint32Array(LAST / 32)
  const add = (codePoint: number) => {
    if (codePoint < LAST)
      bits[codePoint >>> 5] = (bits[codePoint >>> 5] ?? 0) | (1 << (codePoint & 31))
  }
  const map = bestMap(view, cmap)
  if (view.getUint16(map) === 12) readGroups(view, map, add)
  else readSegments(view, map, add)
  return {
    has: (codePoint) =>
      codePoint < LAST && (((bits[codePoint >>> 5] ?? 0) >>> (codePoint & 31)) & 1) === 1,
  }
}

/** Where the widest Unicode map stands: format 12 (all planes) before format 4 (the first plane). */
function bestMap(view: DataView, cmap: number): number {
  let best = { at: -1, score: 0 }
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + 8 * i
    const platform = view.getUint16(record)
    const at = cmap + view.getUint32(record + 4)
    const format = view.getUint16(at)
    const unicode = platform === 0 || platform === 3
    const score = format === 12 ? 2 : format === 4 && unicode ? 1 : 0
    if (score > best.score) best = { at, score }
  }
  if (best.at === -1) throw new Error('a font without a Unicode character map')
  return best.at
}

function readGroups(view: DataView, map: number, add: (codePoint: number) => void): void {
  for (let i = 0; i < view.getUint32(map + 12); i++) {
    const group = map + 16 + 12 * i
    const first = view.getUint32(group)
    const last = Math.min(view.getUint32(group + 4), LAST)
    const glyph = view.getUint32(group + 8)
    for (let letter = first; letter <= last; letter++) if (glyph + letter - first > 0) add(letter)
  }
}

function readSegments(view: DataView, map: number, add: (codePoint: number) => void): void {
  const double = view.getUint16(map + 6)
  const ends = map + 14
  const starts = ends + double + 2
  const deltas = starts + double
  const offsets = deltas + double
  for (let at = 0; at < double; at += 2) {
    const start = view.getUint16(starts + at)
    const end = view.getUint16(ends + at)
    const delta = view.getUint16(deltas + at)
    const offset = view.getUint16(offsets + at)
    for (let letter = start; letter <= end && letter !== 0xffff; letter++) {
      const listed =
        offset === 0 ? letter : view.getUint16(offsets + at + offset + 2 * (letter - start))
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) add(letter)
    }
  }
}
