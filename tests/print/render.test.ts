import { afterAll, describe, expect, it } from 'vitest'
import { written } from '#app/print/written.ts'
import { stopPress } from '#app/print/press.server.ts'
import {
  checkPress,
  PrintError,
  renderCertificates,
  renderEachCertificate,
  renderPdf,
} from '#app/print/render.server.ts'
import { LOCALES, type Locale } from '#app/translations/locales.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'
import { pdfFacts } from './pdf-facts.ts'
import { aCertificate, AT, badges, certificates, letters, letterWords, roll } from './print-jobs.ts'

const NAMES = Object.values(WRITTEN_NAMES)
afterAll(stopPress)

describe('every name that we know how to write', () => {
  const all = NAMES.map((name) => aCertificate('Layla Haddad', { native: written(name, 'en') }))

  it.each(['ua-1', 'a-2a'] as const)(
    'is on a certificate in %s, bookmarked and tagged',
    async (standard) => {
      const facts = pdfFacts(await renderPdf('certificate', certificates(all), { ...AT, standard }))
      expect(facts).toMatchObject({
        pages: NAMES.length,
        tagged: true,
        fontsMissing: 0,
        bookmarks: NAMES.length,
      })
      expect(facts.claims).toContain(
        standard === 'ua-1' ? 'pdfuaid:part>1' : 'pdfaid:conformance>A',
      )
    },
  )

  it('is a certificate’s only name, too', async () => {
    const facts = pdfFacts(
      await renderPdf('certificate', certificates(NAMES.map((name) => aCertificate(name))), AT),
    )
    expect(facts.bookmarkTitles).toEqual(NAMES.map((name) => name.normalize('NFC')))
  })

  it('is on the roll and on a badge', async () => {
    expect(pdfFacts(await renderPdf('roll', roll(NAMES), AT)).pages).toBeGreaterThan(1)
    expect(pdfFacts(await renderPdf('badge-sheet', badges(NAMES), AT)).pages).toBe(
      Math.ceil(NAMES.length / 8),
    )
  })
})

describe('what a council may ask for', () => {
  const one = [
    aCertificate(
      'Alexandra Maria dos Santos Rodrigues-Figueiredo e Castro de Albuquerque Vasconcelos',
    ),
  ]
  const signatory = { name: 'B. Example', role: 'Superintendent Registrar', image: null }
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  )

  it.each([
    [
      'three signatories, one with a picture',
      {
        signatories: [
          { ...signatory, image: { kind: 'svg' as const, bytes: svg } },
          signatory,
          signatory,
        ],
      },
    ],
    ['no signatories', { signatories: [] }],
    ['no rosette', { rosette: false }],
    ['a single rule', { border: 'single' as const }],
    ['no border, on cream', { border: 'none' as const, paper: '#fdf8ec' }],
    ['a light colour on cream', { colour: '#f2b705', accent: '#7a5c00', paper: '#fdfaf1' }],
    ['a device of its own', { device: { kind: 'svg' as const, bytes: svg } }],
    [
      'a long heading',
      { heading: 'Certificate of Celebration of Becoming a Citizen of the United Kingdom' },
    ],
  ])('%s: still one page', async (_, look) => {
    expect(pdfFacts(await renderPdf('certificate', certificates(one, look), AT)).pages).toBe(1)
  })

  it.each(['O', 'W'.repeat(45), 'x'.repeat(200), 'Ana '.repeat(50).trim(), '字'.repeat(60)])(
    'the name %s: still one page',
    async (name) => {
      const certificate = aCertificate(name, { native: written(name, 'en') })
      expect(pdfFacts(await renderPdf('certificate', certificates([certificate]), AT)).pages).toBe(
        1,
      )
    },
  )

  it('a specimen, and a certificate that cannot be checked online', async () => {
    const certificate = aCertificate('Ana', { verify: null })
    const pdf = await renderPdf(
      'certificate',
      certificates([certificate], {}, { specimen: 'Specimen' }),
      AT,
    )
    expect(pdfFacts(pdf).pages).toBe(1)
  })
})

describe('the press', () => {
  it('prints the same bytes for the same job at the same moment', async () => {
    const job = certificates([aCertificate('Layla Haddad')])
    const [first, second] = [
      await renderPdf('certificate', job, AT),
      await renderPdf('certificate', job, AT),
    ]
    expect(Buffer.compare(first, second)).toBe(0)
    const later = await renderPdf('certificate', job, { createdAt: new Date('2026-03-02') })
    expect(Buffer.compare(first, later)).not.toBe(0)
  })

  it('takes what people type as words, never as Typst code', async () => {
    const hostile = [
      '#panic("x") $x^2$',
      '= Heading *bold* _it_ `raw`',
      '#read("/etc/passwd")',
      '<label> @ref \\ #{',
      '/* // */ ~ --- ..."\'',
    ]
    const pdf = await renderPdf(
      'certificate',
      certificates(hostile.map((name) => aCertificate(name, { body: name }))),
      AT,
    )
    expect(pdfFacts(pdf).bookmarkTitles).toEqual(hostile)
  })

  it('refuses a letter that no font has, names the name, and says nothing of it in its message', async () => {
    const job = certificates([aCertificate('Ana'), aCertificate('Ꙗꙮ 𞄀')])
    const error = await renderPdf('certificate', job, AT).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PrintError)
    expect(error).toMatchObject({
      names: ['Ꙗꙮ 𞄀'],
      message: 'certificate: 1 names hold letters that no font has',
    })
  })

  it('prints the next job after one that failed, and after it was killed', async () => {
    const job = certificates([aCertificate('Ana')])
    await renderPdf('certificate', certificates([aCertificate('𞄀')]), AT).catch(() => undefined)
    expect(pdfFacts(await renderPdf('certificate', job, AT)).pages).toBe(1)
    const waiting = renderPdf(
      'certificate',
      certificates(NAMES.map((name) => aCertificate(name))),
      AT,
    )
    setTimeout(stopPress, 5)
    await expect(waiting).rejects.toThrow('the press stopped: SIGTERM')
    expect(pdfFacts(await renderPdf('certificate', job, AT)).pages).toBe(1)
  })

  it('passes its own check', async () => {
    await expect(checkPress({ now: AT.createdAt })).resolves.toBeUndefined()
  })
})

describe('many certificates', () => {
  const many = certificates(
    Array.from({ length: 230 }, (_, at) => aCertificate(`Guest (no. ${at + 1}) 7 0 R`)),
  )

  it('become one file, in order, and say how far they are', async () => {
    const steps: number[] = []
    const pdf = await renderCertificates(many, { ...AT, onProgress: (ready) => steps.push(ready) })
    const facts = pdfFacts(pdf)
    expect(steps).toEqual([100, 200, 230])
    expect(facts).toMatchObject({ pages: 230, tagged: true, fontsMissing: 0, bookmarks: 230 })
    expect(facts.bookmarkTitles).toEqual(many.certificates.map(({ name }) => name.text))
    expect(facts.parentTreeKeys).toEqual(facts.parentTreeKeys.map((_, at) => at))
    expect(facts.danglingReferences).toEqual([])
  })

  it('stop between batches when they are called off', async () => {
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('called off'))
    await expect(
      renderCertificates(many, { ...AT, onProgress, signal: stop.signal }),
    ).rejects.toThrow('called off')
  })

  it('come one by one for a zip', async () => {
    const sizes: number[] = []
    const job = { ...many, certificates: many.certificates.slice(0, 3) }
    for await (const pdf of renderEachCertificate(job, AT)) sizes.push(pdfFacts(pdf).pages)
    expect(sizes).toEqual([1, 1, 1])
  })
})

describe('invitation letters', () => {
  it('are one page each, in two languages', async () => {
    const job = letters()
    const pdf = await renderPdf(
      'invitation-letter',
      { ...job, letters: [...job.letters, ...job.letters] },
      AT,
    )
    expect(pdfFacts(pdf)).toMatchObject({ pages: 2, tagged: true, fontsMissing: 0 })
    expect(pdfFacts(pdf).languages).toEqual(expect.arrayContaining(['ar', 'en-GB']))
  })

  it('in each language that guests read hold no letter that the press lacks', async () => {
    const job = letters()
    const read = LOCALES.filter(({ tag, complete }) => complete && tag !== 'en')
    const ofLanguage = (tag: Locale) => {
      const parts = [letterWords(tag), letterWords('en')]
      return { ...job.letters[0]!, addressee: written('Ana', 'en'), parts }
    }
    const printed = { ...job, letters: read.map(({ tag }) => ofLanguage(tag)) }
    const facts = pdfFacts(await renderPdf('invitation-letter', printed, AT))
    expect(facts).toMatchObject({ pages: read.length, fontsMissing: 0 })
    expect(facts.languages).toEqual(expect.arrayContaining(['ar', 'uk']))
  })
})
