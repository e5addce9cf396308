/** Attributes that a reader sees or hears. */
const READ_ALOUD = /\s(?:alt|title|aria-label|aria-description|placeholder|content)="([^"]*)"/g

/**
 * Text in a page that did not come from the words, in document order.
 *
 * The page must be in the pseudo-locale `en-XA`, whose messages stand between ⟦ and ⟧. What a
 * message wraps (names, titles, dates) is data and is fine; so is what is given as `data`.
 *
 * @param html A whole page or a part of one.
 * @param data Texts that come from the database: names, titles, the council's own name.
 */
export function unwordedText(html: string, data: readonly string[] = []): string[] {
  const visible = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/gi, '')
  const attributes = [...visible.matchAll(/<[a-z][^>]*>/gi)].flatMap(([tag]) =>
    // A meta tag's content is read only when it describes; a viewport is not.
    /^<meta\b/i.test(tag) && !/description|title/.test(tag)
      ? []
      : [...tag.matchAll(READ_ALOUD)].map((found) => found[1] ?? ''),
  )
  const texts = visible.split(/<[^>]*>/)
  return [...outsideBrackets(texts), ...attributes.flatMap((text) => outsideBrackets([text]))]
    .map((text) => withoutData(unescaped(text), data))
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text))
}

/** A sentence with a link in it spans several texts, so the depth runs on from one to the next. */
function outsideBrackets(texts: string[]): string[] {
  let depth = 0
  return texts.map((text) => {
    let outside = ''
    for (const letter of text) {
      if (letter === '⟦') depth += 1
      else if (letter === '⟧') depth = Math.max(0, depth - 1)
      else if (depth === 0) outside += letter
    }
    return outside
  })
}

function withoutData(text: string, data: readonly string[]): string {
  return data
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, known) => left.replaceAll(known, ' '), text)
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}
