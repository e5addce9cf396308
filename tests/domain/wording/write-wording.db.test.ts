import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { findMessages, messagesShown } from '#app/domain/wording/find-messages.server.ts'
import {
  approveMessages,
  forgetWording,
  wordMessage,
} from '#app/domain/wording/write-wording.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, council, wording } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const KEY = 'form.back'
const CAME = 'Înapoi'
const OWN = 'Pagina dinainte'

let councilId: string
let author: ReturnType<typeof as>
let speaker: ReturnType<typeof as>
const as = (accountId: string) => ({
  councilId,
  actor: { kind: 'account' as const, accountId, role: 'officer' as const },
  language: 'ro',
  address: '192.0.2.1',
  now: NOW,
})

beforeEach(async () => {
  councilId = await aCouncil(database.db, { languages: ['en', 'ro'] })
  author = as(await anAccount(database.db, councilId))
  speaker = as(await anAccount(database.db, councilId))
})

const read = async () => wordsFor('ro', (await findCouncil(database.db, councilId)).wording)(KEY)
const state = async () => {
  const messages = await findMessages(database.db, { councilId, language: 'ro' })
  return messages.find(({ key }) => key === KEY)
}
const word = (text = OWN) => wordMessage(database.db, { ...author, key: KEY, text })
const approve = (who: typeof author, text = OWN) =>
  approveMessages(database.db, { ...who, messages: [{ key: KEY, text }] })

test('an officer words a message; guests of this council read it, those of another do not', async () => {
  const other = await aCouncil(database.db, { host: 'other.example', languages: ['en', 'ro'] })
  expect(await read()).toBe(CAME)
  expect(await word()).toEqual({ ok: true, value: undefined })
  expect(await read()).toBe(OWN)
  expect(wordsFor('ro', (await findCouncil(database.db, other)).wording)(KEY)).toBe(CAME)
  expect(await state()).toMatchObject({ text: OWN, cameAs: CAME, state: 'draft' })
  const audit = await database.db.select().from(auditEntry)
  expect(audit.map(({ action, detail }) => [action, detail])).toEqual([
    ['wording.changed', { language: 'ro', key: KEY }],
  ])
})

describe('approval', () => {
  test('is somebody else’s: the author is left with a draft', async () => {
    await word()
    expect(await approve(author)).toEqual({
      ok: true,
      value: { approved: 0, own: 1, changed: 0 },
    })
    expect((await state())?.state).toBe('draft')
    expect(await approve(speaker)).toEqual({
      ok: true,
      value: { approved: 1, own: 0, changed: 0 },
    })
    expect((await state())?.state).toBe('approved')
  })

  test('is refused by the database, too, where the author gives it', async () => {
    await word()
    const writing = inCouncil(database.db, councilId, (tx) =>
      tx.update(wording).set({ state: 'approved', approvedBy: author.actor.accountId }),
    )
    await expect(writing).rejects.toMatchObject({ cause: { code: '23514' } })
  })

  test('is of the text that was read: another text stays a draft', async () => {
    await word()
    expect(await approve(speaker, CAME)).toEqual({
      ok: true,
      value: { approved: 0, own: 0, changed: 1 },
    })
    expect((await state())?.state).toBe('draft')
  })

  test('is of any message as it came, and ends with a new wording', async () => {
    await approve(speaker, CAME)
    expect(await state()).toMatchObject({ state: 'approved', text: CAME, authorId: null })
    await word()
    expect(await state()).toMatchObject({ state: 'draft', text: OWN, approver: null })
  })

  test('ends when the English changes; a council’s own text stays, as a draft', async () => {
    await word()
    await approve(speaker)
    await inOldEnglish('Return')
    expect(await state()).toMatchObject({ state: 'changed', text: OWN, englishBefore: 'Return' })
    const { wording: own } = await findCouncil(database.db, councilId)
    expect(own.languages.get('ro')?.get(KEY)).toEqual({ text: OWN, isApproved: false })
  })

  test('of a text that came with Herald gives way to what comes with the new English', async () => {
    await approve(speaker, CAME)
    await inOldEnglish('Return')
    expect(await read()).toBe(CAME)
    expect((await state())?.state).toBe('changed')
    const { wording: own } = await findCouncil(database.db, councilId)
    expect(own.languages.get('ro')?.get(KEY)).toBeUndefined()
  })
})

test('a wording that no longer fits its English is not read', async () => {
  await word()
  await inCouncil(database.db, councilId, (tx) =>
    tx.update(wording).set({ english: '{n} pages back', text: '{n} pagini înapoi' }),
  )
  await database.db.update(council).set({ wordingMark: 'another' }).where(eq(council.id, councilId))
  expect(await read()).toBe(CAME)
})

test('what does not fit, or is no message of ours, is refused and changes nothing', async () => {
  expect(await word('{name}')).toEqual({ ok: false, reason: 'does-not-fit' })
  const unknown = { ok: false, reason: 'unknown-message' }
  for (const change of [
    { key: 'form.nothing' },
    { key: 'toString' },
    { language: 'en' },
    { language: 'xx' },
  ])
    expect(await wordMessage(database.db, { ...author, key: KEY, text: OWN, ...change })).toEqual(
      unknown,
    )
  expect(
    await approveMessages(database.db, { ...speaker, messages: [{ key: 'no', text: '' }] }),
  ).toEqual(unknown)
  expect(await database.db.select().from(wording)).toEqual([])
})

test('a message goes back to how it came', async () => {
  await word()
  await forgetWording(database.db, { ...author, key: KEY })
  expect(await read()).toBe(CAME)
  expect(await forgetWording(database.db, { ...author, key: KEY })).toEqual({
    ok: false,
    reason: 'unknown-message',
  })
})

test('messages are found by state and by words, a page at a time', async () => {
  await approve(speaker, CAME)
  const messages = await findMessages(database.db, { councilId, language: 'ro' })
  const approved = messagesShown(messages, { state: 'approved', q: '', after: '', most: 25 })
  expect([approved.shown.map(({ key }) => key), approved.next]).toEqual([[KEY], undefined])
  const found = messagesShown(messages, { q: 'LISTA DE AȘTEPTARE', after: '', most: 2 })
  expect([found.shown.length, found.found > 5, found.next]).toEqual([2, true, found.shown[1]?.key])
  const next = messagesShown(messages, { q: 'lista de', after: found.next ?? '', most: 2 })
  expect(next.shown.some(({ key }) => found.shown.some((one) => one.key === key))).toBe(false)
})

/** As if the English had been another when it was approved. */
async function inOldEnglish(english: string): Promise<void> {
  await inCouncil(database.db, councilId, (tx) => tx.update(wording).set({ english }))
  await database.db.update(council).set({ wordingMark: english }).where(eq(council.id, councilId))
}
