import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { LETTER_MESSAGES, WORDED_LETTERS } from '#app/domain/wording/letter-messages.ts'
import {
  problemsIn,
  resetLetter,
  sentencesOf,
  wordLetter,
} from '#app/domain/wording/letter-wording.server.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { GUEST_WORDS } from '#app/translations/tables.ts'
import { letterWording } from '#app/translations/wording.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry } from '#db/schema/index.ts'
import { sampleLetter } from '#emails/samples.ts'
import { composeLetter } from '#emails/render.tsx'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const english = { kind: 'ceremony', letter: 'invitation', language: 'en' } as const
let councilId: string
let accountId: string

beforeEach(async () => {
  councilId = await aCouncil(database.db)
  accountId = await anAccount(database.db, councilId)
})

const council = () => findCouncil(database.db, councilId)
const officer = async () => ({
  council: await council(),
  actor: { kind: 'account', accountId, role: 'officer' } as const,
  address: '192.0.2.1',
  now: NOW,
})
const word = async (which: Parameters<typeof sentencesOf>[1], texts: Record<string, string>) =>
  wordLetter(database.db, { ...(await officer()), ...which, texts: new Map(Object.entries(texts)) })
const letterOf = async (kind: string, locale: 'en' | 'ar', name = 'Samuel Okafor') => {
  const sample = sampleLetter('invitation', locale)
  const { wording } = await council()
  return composeLetter('invitation', {
    ...sample,
    recipient: { name },
    council: { ...sample.council, wording: letterWording(wording, kind) },
  })
}

describe('a letter in a council’s own words', () => {
  test('reads so for its kind of event and its language only, in HTML and in text', async () => {
    await word(english, {
      'letter.invitation-subject': 'Come and see us: {title}',
      'letter.invitation-lead': 'The {council} would love to meet you.',
    })
    const own = await letterOf('ceremony', 'en')
    expect(own.subject).toBe('Come and see us: Summer tea at the Guildhall')
    expect(own.text).toContain('The Coventry City Council would love to meet you.')
    expect(own.html).toContain('would love to meet you.')
    expect((await letterOf('welcome', 'en')).subject).toBe(
      'Invitation: Summer tea at the Guildhall',
    )
    // An Arabic letter has its English below: that half is in the council's words, too.
    const arabic = await letterOf('ceremony', 'ar')
    expect(arabic.subject).not.toContain('Come and see us')
    expect(arabic.text).toContain('would love to meet you.')
  })

  test('fills in one pass: a name with braces stays as it was typed', async () => {
    await word(english, { 'letter.invitation-lead': 'For you from {council}.' })
    const name = 'Ada {council} {link} {reply-link} {{title}}'
    const { html, text } = await letterOf('ceremony', 'en', name)
    expect(text).toContain(`Dear ${name},`)
    expect(html).toContain(`<bdi>${name}</bdi>`)
  })

  test('can be taken back to the standard text, and what equals it is no wording of its own', async () => {
    const before = sentencesOf(await council(), english)
    expect(await word(english, { 'letter.invitation-lead': 'Dear all, {council}.' })).toEqual({
      ok: true,
      value: { own: 1 },
    })
    expect(sentencesOf(await council(), english)[1]?.own).toBe('Dear all, {council}.')
    await resetLetter(database.db, { ...(await officer()), ...english })
    expect(sentencesOf(await council(), english)).toEqual(before)
    const standard = Object.fromEntries(before.map((one) => [one.key, one.standard]))
    expect(await word(english, standard)).toEqual({ ok: true, value: { own: 0 } })
    const audits = await inCouncil(database.db, councilId, (tx) =>
      tx
        .select({ action: auditEntry.action, detail: auditEntry.detail })
        .from(auditEntry)
        .where(eq(auditEntry.action, 'letter-wording.changed')),
    )
    expect(audits.map(({ detail }) => detail)).toEqual([
      { ...english, own: 1 },
      { ...english, own: 0 },
    ])
  })

  test.each([
    ['a placeholder that nobody fills', '{council} invites {nobody}.', 'unknown'],
    ['a placeholder that is gone', 'We invite you.', 'lacks'],
    ['broken braces', '{council invites you.', 'not-icu'],
    ['nothing', ' ', 'empty'],
  ])('refuses %s and writes nothing', async (_, text, problem) => {
    const texts = { 'letter.invitation-lead': text }
    expect(await word(english, texts)).toEqual({ ok: false, reason: 'does-not-fit' })
    const found = problemsIn(new Map(Object.entries(texts)), english)
    expect(found.get('letter.invitation-lead')?.map((one) => one.problem)).toContain(problem)
    expect(sentencesOf(await council(), english).some(({ own }) => own)).toBe(false)
  })

  test('of another council is not touched', async () => {
    await word(english, { 'letter.invitation-lead': 'Hello from {council}.' })
    const other = await findCouncil(database.db, await aCouncil(database.db))
    expect(sentencesOf(other, english)[1]?.own).toBeUndefined()
  })
})

test('every letter has a subject that names the event by its outside title, and sentences that are there', () => {
  for (const letter of WORDED_LETTERS) {
    const [subject, ...rest] = LETTER_MESSAGES[letter]
    expect(GUEST_WORDS[subject]).toContain('{title}')
    for (const key of rest) {
      const text = GUEST_WORDS[key] ?? ''
      expect(problemsOf(text, { english: text, intl: localeDetails('en').intl })).toEqual([])
    }
  }
})
