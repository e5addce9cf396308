import { describe, expect, test } from 'vitest'
import type { GuestLetterData } from '#emails/letter-data.ts'
import { sampleLetter, sampleSignIn } from '#emails/samples.ts'
import { composeLetter, composeSignInLetter } from '#emails/render.tsx'

/** Everything that a person can type into a letter, set to one text. */
function typed(text: string, locale: 'en' | 'ar' = 'en'): GuestLetterData {
  const data = sampleLetter('event-changed', locale)
  const place = [text]
  return {
    ...data,
    council: { ...data.council, name: text, nameInEnglish: text, phone: text, address: [text] },
    recipient: { name: text },
    event: { title: text, outsideTitle: text, summary: text },
    eventInEnglish: { title: text, outsideTitle: text, summary: text },
    occurrences: data.occurrences.map((occurrence) => ({ ...occurrence, place })),
    before: { ...data.before!, place: ['Elsewhere'] },
    reason: text,
    note: text,
    answer: { people: 4, reference: text },
  }
}

const KINDS = ['invitation', 'event-changed', 'reminder'] as const

describe.each([
  '{reply_link}',
  '{reply-link}',
  '{{constructor}}',
  '${7*7}',
  '$& $1 $$ $`',
  '<b>bold</b>',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "'{'name'}'",
  '%s %name%',
  '=HYPERLINK("http://127.0.0.1","x")',
])('the text %s', (text) => {
  test.each(KINDS)('prints as it was typed in %s', (kind) => {
    const letter = composeLetter(kind, typed(text))
    expect(letter.subject).toContain(text)
    expect(letter.text).toContain(text)
    expect(readable(letter.html)).toContain(text)
    expect(letter.html).not.toMatch(/<(script|img|b)\b/i)
  })
})

test('nobody can type a placeholder', () => {
  const { reply } = sampleLetter('invitation', 'en').links
  for (const text of ['\ufdd0reply-link\ufdd1', '\ufdd0\ufdd0reply-link\ufdd1\ufdd1']) {
    const plain = composeLetter('event-changed', typed('X'))
    const tried = composeLetter('event-changed', typed(text))
    expect(tried.text.split(reply)).toHaveLength(plain.text.split(reply).length)
    expect(tried.text).toContain('Dear reply-link,')
    expect(tried.subject).toBe('Changed: reply-link')
  }
})

test('a line break in a name begins no header and no line', () => {
  const { subject, text } = composeLetter(
    'invitation',
    typed('Amal\r\nBcc: eve@example.org\r\n\r\nHi'),
  )
  expect(subject).toBe('Invitation: Amal Bcc: eve@example.org Hi')
  const lines = composeLetter('reply-no', {
    ...sampleLetter('reply-no', 'en'),
    recipient: { name: 'Amal\r\nhttp://evil.example/\u2028x' },
  }).text.split('\n')
  expect(lines).toContain('Dear Amal http://evil.example/ x,')
  expect(text).not.toContain('\r')
})

test('an address in a sign-in letter’s council name begins no header either', () => {
  const data = sampleSignIn('en')
  const council = {
    ...data.council,
    nameInEnglish: undefined,
    name: 'Council\r\nBcc: eve@example.org',
  }
  expect(composeSignInLetter({ ...data, council }).subject).toBe(
    'Your sign-in link for Council Bcc: eve@example.org',
  )
})

test.each(['\u0000', '\u202e', '\u2066', '\ud800', '\u0085', '\u001b[31m'])(
  'a control %j reaches nobody',
  (control) => {
    const { subject, html, text } = composeLetter('invitation', typed(`A${control}B`))
    for (const part of [subject, html, text]) expect(part).not.toContain(control)
  },
)

test('a name of the other direction is kept apart in subject and text, and in bdi in HTML', () => {
  const letter = composeLetter('invitation', typed('أميرة'))
  expect(letter.subject).toBe('Invitation: \u2068أميرة\u2069')
  expect(letter.text).toContain('Dear \u2068أميرة\u2069,')
  expect(letter.html).toContain('Dear <bdi>أميرة</bdi>,')
  const arabic = composeLetter('invitation', typed('Olena', 'ar'))
  expect(arabic.subject).toContain('\u2068Olena\u2069')
  expect(arabic.text).toContain('Dear Olena,')
  expect(composeLetter('invitation', typed('أميرة', 'ar')).subject).not.toContain('\u2068')
})

test('10,000 characters in a title do not make the subject long', () => {
  const { subject } = composeLetter('invitation', typed('x'.repeat(10_000)))
  expect([...subject]).toHaveLength(200)
})

test('two guests of one mailing get their own names, links and numbers', () => {
  const data = sampleLetter('reply-yes', 'en')
  const for_ = (name: string, reply: string, people: number) =>
    composeLetter('reply-yes', {
      ...data,
      recipient: { name },
      links: { ...data.links, reply },
      answer: { people, reference: `R-${people}` },
    })
  const amal = for_('Amal', 'https://events.example.org/i/aaa', 2)
  const sam = for_('Sam', 'https://events.example.org/i/bbb', 1)
  for (const part of [amal.html, amal.text]) {
    for (const own of ['Amal', '/i/aaa', '2 people', 'R-2']) expect(part).toContain(own)
    for (const other of ['Sam', '/i/bbb', '1 person', 'R-1']) expect(part).not.toContain(other)
  }
  for (const part of [sam.html, sam.text]) expect(part).not.toContain('Amal')
})

test('guests of one mailing who have more or less than others each get what they have', () => {
  const data = sampleLetter('reply-yes', 'en')
  const full = { recipient: { name: 'Amal' }, links: data.links, answer: data.answer }
  const parts = [
    [{ recipient: {} }, 'Dear '],
    [{ links: { reply: data.links.reply } }, 'No more letters'],
    [{ answer: { people: 4 } }, 'Reference'],
    [{ answer: undefined }, 'Places: '],
  ] as const
  for (const [less, words] of parts) {
    const textOf = (recipient: object) => composeLetter('reply-yes', { ...data, ...recipient }).text
    const [before, without, after] = [full, { ...full, ...less }, full].map(textOf)
    expect(before).toContain(words)
    expect(without).not.toContain(words)
    expect(after).toBe(before)
  }
})

test('a council’s colours are colours', () => {
  const data = sampleLetter('invitation', 'en')
  const theme = { ...data.council.theme, ink: 'red;background:url(http://127.0.0.1)' }
  expect(() =>
    composeLetter('invitation', { ...data, council: { ...data.council, theme } }),
  ).toThrow('no colour')
})

/** The text of a page as a reader sees it. */
function readable(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#x27': "'", amp: '&' }
