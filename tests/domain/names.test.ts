import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { cleanName, cleanText, isolate } from '#app/domain/names.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'

describe('a name in any script', () => {
  it.each(Object.entries(WRITTEN_NAMES))('in %s is kept as it was written', (_, name) => {
    expect(cleanName(name)).toEqual({ name: name.normalize('NFC'), changed: false, refused: [] })
  })

  it('is composed, and nobody is told', () => {
    expect(cleanName('Zoe\u0308')).toEqual({ name: 'Zoë', changed: false, refused: [] })
  })

  it('loses stray spaces, tabs and line ends', () => {
    expect(cleanName('  Ana\t\u00a0Maria\r\nBcc: x\u2028y ')).toEqual({
      name: 'Ana Maria Bcc: x y',
      changed: true,
      refused: [],
    })
  })

  it('loses bidi controls and invisible letters', () => {
    expect(cleanName('Ali\u202e\u2066 \u200bRe\u00adza\ufeff\u3164').name).toBe('Ali Reza')
  })

  it('keeps a joiner only where the script needs it', () => {
    expect(cleanName('گل\u200cآقا').name).toBe('گل\u200cآقا')
    expect(cleanName('A\u200cnna\u200d').name).toBe('Anna')
    expect(cleanName('\u200cگل\u200c\u200cآقا').name).toBe('گل\u200cآقا')
    expect(cleanName('Anna .\u200dB').name).toBe('Anna .B')
  })

  it.each([
    ['😀 Ana', '😀', 'U+1F600', 0, 'emoji'],
    ['Ana 🇬🇧', '🇬', 'U+1F1EC', 4, 'emoji'],
    ['Ana\0', '\0', 'U+0000', 3, 'control'],
    ['Ana\ue000', '\ue000', 'U+E000', 3, 'private-use'],
    ['Ana\ud800', '\ud800', 'U+D800', 3, 'not-a-letter'],
    ['Ana\ufffd', '\ufffd', 'U+FFFD', 3, 'not-a-letter'],
    ['Ana\u{e0041}', '\u{e0041}', 'U+E0041', 3, 'hidden-tag'],
    ['A\u20ddna', '\u20dd', 'U+20DD', 1, 'enclosing-mark'],
    ['Ana €', '€', 'U+20AC', 4, 'symbol'],
    ['\u0301Ana', '\u0301', 'U+0301', 0, 'mark-without-a-letter'],
    [
      'Z\u0335\u0336\u0337\u0338',
      '\u0335\u0336\u0337\u0338',
      'U+0335 U+0336 U+0337 U+0338',
      1,
      'too-many-marks',
    ],
    ['007', '007', 'U+0030 U+0030 U+0037', 0, 'no-letter'],
    ['', '', '', 0, 'no-letter'],
  ])('%j is refused, naming the letter', (raw, letter, codePoint, at, why) => {
    expect(cleanName(raw).refused[0]).toEqual({ letter, codePoint, at, why })
  })

  it('longer than 200 letters is refused, and not cut', () => {
    expect(cleanName('𖠊'.repeat(200)).refused).toEqual([])
    const long = cleanName('x'.repeat(10_000))
    expect(long.name).toHaveLength(10_000)
    expect(long.refused).toEqual([{ letter: '', codePoint: '', at: 200, why: 'too-long' }])
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '{{constructor}}',
    '{reply_link}',
    '${7*7} Ana',
    '=HYPERLINK("http://127.0.0.1","x")',
    '@SUM(A1+1)',
    '#panic("x") $x^2$',
    'BEGIN:VEVENT',
  ])('%j is only letters: it stays, and whoever prints it escapes it', (name) => {
    expect(cleanName(name)).toEqual({ name, changed: false, refused: [] })
  })

  it('cleaned twice is cleaned once, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = cleanName(raw)
        expect(cleanName(once.name)).toEqual({ ...once, changed: false })
        const unsafe = /[\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(once.name)
        expect(unsafe && once.refused.length === 0).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is fenced off from the text around it', () => {
    expect(isolate('ليلى')).toBe('\u2068ليلى\u2069')
  })
})

describe('free text', () => {
  it('keeps lines, emoji and the flag of Wales, and loses what hides', () => {
    const raw = 'Dear all,\r\n\r\n\r\n\r\nbring 👩‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u202e\0\ud800A\u{e0041}  \u2029bye'
    expect(cleanText(raw, { max: 80, lines: 'many' })).toEqual({
      text: 'Dear all,\n\nbring 👩‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 A\nbye',
      changed: true,
      tooLong: false,
    })
  })

  it('in one line has no line ends, so that no header can be added', () => {
    expect(cleanText('Hello\r\nBcc: a@b.example\tx', { max: 99 }).text).toBe(
      'Hello Bcc: a@b.example x',
    )
  })

  it('is counted in letters, not in halves of letters', () => {
    expect(cleanText('😀😀😀', { max: 3 }).tooLong).toBe(false)
    expect(cleanText('😀😀😀😀', { max: 3 }).tooLong).toBe(true)
  })

  it('cleaned twice is cleaned once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('one' as const, 'many' as const),
        (raw, lines) => {
          const once = cleanText(raw, { max: 50, lines })
          expect(cleanText(once.text, { max: 50, lines })).toEqual({ ...once, changed: false })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
