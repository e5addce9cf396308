import { afterAll, describe, expect, it } from 'vitest'
import { cleanName } from '#app/domain/names.ts'
import { setsInNastaliq, unprintable } from '#app/print/coverage.server.ts'
import { stopPress } from '#app/print/press.server.ts'
import { renderPdf } from '#app/print/render.server.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'
import { aCertificate, AT, certificates } from './print-jobs.ts'

afterAll(stopPress)

/** Which of these texts Typst cannot print: asked together, and halved where it refuses. */
async function refusedByTypst(texts: string[]): Promise<string[]> {
  if (texts.length === 0) return []
  const job = certificates(texts.map((text) => aCertificate(text)))
  const printed = await renderPdf('certificate', job, AT).then(
    () => true,
    () => false,
  )
  if (printed) return []
  if (texts.length === 1) return texts
  const half = Math.ceil(texts.length / 2)
  return [
    ...(await refusedByTypst(texts.slice(0, half))),
    ...(await refusedByTypst(texts.slice(half))),
  ]
}

describe('letters that cannot be printed', () => {
  it.each(Object.entries(WRITTEN_NAMES))('there is none in a name in %s', (_, name) => {
    expect(unprintable(cleanName(name).name)).toEqual([])
  })

  it('are named with their code points and place', () => {
    expect(unprintable('Ana ꙮ 𞄀\u0301')).toEqual([
      { grapheme: 'ꙮ', codePoints: 'U+A66E', at: 4 },
      { grapheme: '𞄀\u0301', codePoints: 'U+1E100 U+0301', at: 6 },
    ])
  })

  it('include a mark that only another font holds than its letter’s', () => {
    expect(unprintable('陳\u0951').map(({ grapheme }) => grapheme)).toEqual(['陳\u0951'])
  })

  it('do not include joiners and chosen variants', () => {
    expect(unprintable('گل\u200cآقا 葛\u{e0100}')).toEqual([])
  })

  it('are found fast enough to ask at every save', () => {
    const names = Object.values(WRITTEN_NAMES)
    unprintable('warm')
    const from = performance.now()
    for (let round = 0; round < 20; round++) names.forEach((name) => unprintable(name))
    expect((performance.now() - from) / (20 * names.length)).toBeLessThan(2)
  })
})

describe('Nastaliq', () => {
  it('is for names that it holds whole', () => {
    expect(setsInNastaliq('نعیمہ قریشی')).toBe(true)
    expect(setsInNastaliq('ڕێژین هەڵەبجەیی')).toBe(false)
    expect(setsInNastaliq('Naima')).toBe(false)
  })
})

describe('Typst', () => {
  it('prints what coverage passes, and refuses what coverage refuses', async () => {
    // One letter in every 53 of those that a name may hold, over all planes that have any.
    const letters: string[] = []
    for (let codePoint = 0x21; codePoint < 0x3_2000; codePoint += 53) {
      const letter = String.fromCodePoint(codePoint)
      if (/\p{L}/u.test(letter) && cleanName(letter).name === letter) letters.push(letter)
    }
    const [passed, refused] = [new Array<string>(), new Array<string>()]
    for (const letter of letters) (unprintable(letter).length === 0 ? passed : refused).push(letter)
    expect(passed.length).toBeGreaterThan(700)
    for (let at = 0; at < passed.length; at += 60) {
      const text = passed.slice(at, at + 60).join(' ')
      expect(await refusedByTypst([text])).toEqual([])
    }
    const sample = refused.filter((_, at) => at % 61 === 0)
    expect(await refusedByTypst(sample)).toEqual(sample)
  }, 60_000)
})
