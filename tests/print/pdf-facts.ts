import { readPdf, reference, references, withSyntax } from '#app/print/pdf-part.ts'

/** What a reader of PDFs would find in a file of ours, read from its objects. */
export function pdfFacts(bytes: Uint8Array) {
  const part = readPdf(bytes)
  const all = [...part.objects.values()]
  const catalog = part.objects.get(reference(part.trailer, 'Root') ?? 0) ?? ''
  const structure = part.objects.get(reference(catalog, 'StructTreeRoot') ?? 0) ?? ''
  const pages = part.objects.get(reference(catalog, 'Pages') ?? 0) ?? ''
  const titles = bookmarkTitles(part.objects, reference(catalog, 'Outlines') ?? 0)
  const descriptors = all.filter((object) => object.includes('/Type /FontDescriptor'))
  const kids = references(pages, 'Kids')
  return {
    pages: kids.length,
    tagged: /\/Marked true/u.test(catalog) && structure !== '',
    fontsMissing: descriptors.filter((object) => !/\/FontFile[23] /u.test(object)).length,
    bookmarks: titles.length,
    bookmarkTitles: titles,
    claims: all.find((object) => object.includes('x:xmpmeta')) ?? '',
    languages: [
      ...new Set(
        all.flatMap((object) =>
          Array.from(object.matchAll(/\/Lang \(([^)]*)\)/gu), ([, lang]) => lang),
        ),
      ),
    ],
    parentTreeKeys: Array.from(
      (/\/Nums \[([^\]]*)\]/u.exec(structure)?.[1] ?? '').matchAll(/(\d+) \d+ 0 R/gu),
      ([, key]) => Number(key),
    ),
    danglingReferences: all
      .flatMap((object) => referencesIn(object))
      .filter((id) => !part.objects.has(id)),
  }
}

function referencesIn(object: string): number[] {
  const found: number[] = []
  withSyntax(object, (syntax) => {
    for (const [, id] of syntax.matchAll(/(\d+) 0 R/gu)) found.push(Number(id))
    return syntax
  })
  return found
}

function bookmarkTitles(objects: Map<number, string>, outlines: number): string[] {
  const titles: string[] = []
  for (let id = reference(objects.get(outlines) ?? '', 'First'); id !== undefined;) {
    const bookmark = objects.get(id) ?? ''
    titles.push(pdfString(/\/Title ([\s\S]*?)\n {2}\//u.exec(bookmark)?.[1] ?? ''))
    id = reference(bookmark, 'Next')
  }
  return titles
}

/** A PDF text string: `<FEFF...>` in UTF-16, or Latin letters in parentheses with backslashes before some. */
function pdfString(written: string): string {
  if (written.startsWith('<')) {
    return Buffer.from(written.slice(1, -1), 'hex').subarray(2).swap16().toString('utf16le')
  }
  const raw = written.slice(1, -1).replace(/\\(\d{3}|[\s\S])/gu, (_, what: string) => {
    if (/^\d{3}$/u.test(what)) return String.fromCharCode(Number.parseInt(what, 8))
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[what] ?? what
  })
  const latin = Buffer.from(raw, 'latin1')
  return latin[0] === 0xfe ? latin.subarray(2).swap16().toString('utf16le') : raw
}
