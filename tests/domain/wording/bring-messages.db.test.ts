import { beforeEach, expect, test } from 'vitest'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { bringMessages } from '#app/domain/wording/bring-messages.server.ts'
import { findMessages } from '#app/domain/wording/find-messages.server.ts'
import { planImport } from '#app/domain/wording/plan-import.ts'
import { poFile, readPo } from '#app/domain/wording/po-file.server.ts'
import { approveMessages, wordMessage } from '#app/domain/wording/write-wording.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { auditEntry } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const [KEY, OTHER] = ['form.back', 'frame.continue'] as const
let councilId: string
let translator: ReturnType<typeof as>
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
  translator = as(await anAccount(database.db, councilId))
  speaker = as(await anAccount(database.db, councilId))
})

const messages = () => findMessages(database.db, { councilId, language: 'ro' })
const message = async (key: string) => (await messages()).find((one) => one.key === key)!
const bring = async (...texts: Array<[key: string, text: string]>) =>
  bringMessages(database.db, {
    ...translator,
    messages: await Promise.all(
      texts.map(async ([key, text]) => ({ key, text, before: (await message(key)).text })),
    ),
  })

test('a translator’s file comes in as drafts that somebody else approves', async () => {
  const file = new TextDecoder().decode(
    poFile({ language: 'ro', messages: await messages(), now: NOW }),
  )
  const mended = file.replace('msgstr "Înapoi"', 'msgstr "Pagina dinainte"')
  expect(mended).not.toBe(file)
  const read = readPo(new TextEncoder().encode(mended), { language: 'ro' })
  if (!read.ok) throw new Error(read.reason)
  const { changes } = planImport(read.value, await messages(), { intl: 'ro' })
  expect(changes.map(({ key, before, after }) => [key, before, after])).toEqual([
    [KEY, 'Înapoi', 'Pagina dinainte'],
  ])
  expect(await bring([KEY, 'Pagina dinainte'])).toEqual({
    ok: true,
    value: { taken: 1, changed: 0, unfit: 0 },
  })
  const { wording } = await findCouncil(database.db, councilId)
  expect(wordsFor('ro', wording)(KEY)).toBe('Pagina dinainte')
  expect(await message(KEY)).toMatchObject({ state: 'draft', authorId: translator.actor.accountId })
  const approve = (who: typeof translator) =>
    approveMessages(database.db, { ...who, messages: [{ key: KEY, text: 'Pagina dinainte' }] })
  expect(await approve(translator)).toMatchObject({ value: { approved: 0, own: 1 } })
  expect(await approve(speaker)).toMatchObject({ value: { approved: 1 } })
  const audit = await database.db.select().from(auditEntry)
  expect(audit.map(({ action, detail }) => [action, detail])[0]).toEqual([
    'wording.brought-in',
    { language: 'ro', taken: 1, changed: 0, unfit: 0 },
  ])
})

test('an approved text that is replaced is a draft again', async () => {
  const { text } = await message(KEY)
  await approveMessages(database.db, { ...speaker, messages: [{ key: KEY, text }] })
  expect((await message(KEY)).state).toBe('approved')
  await bring([KEY, 'Pagina dinainte'])
  expect(await message(KEY)).toMatchObject({ state: 'draft', text: 'Pagina dinainte' })
})

test('what somebody worded anew since the file was read stays, and so does what does not fit', async () => {
  const before = (await message(KEY)).text
  await wordMessage(database.db, { ...speaker, key: KEY, text: 'Pagina anterioară' })
  const brought = await bringMessages(database.db, {
    ...translator,
    messages: [
      { key: KEY, text: 'Pagina dinainte', before },
      { key: OTHER, text: '{nobody} continuă', before: (await message(OTHER)).text },
      { key: 'no.such', text: 'x', before: '' },
      { key: '__proto__', text: 'x', before: '' },
    ],
  })
  expect(brought).toEqual({ ok: true, value: { taken: 0, changed: 1, unfit: 3 } })
  expect((await message(KEY)).text).toBe('Pagina anterioară')
})

test('a language without words takes nothing', async () => {
  const given = {
    ...translator,
    language: 'en',
    messages: [{ key: KEY, text: 'x', before: 'Back' }],
  }
  expect(await bringMessages(database.db, given)).toEqual({ ok: false, reason: 'unknown-message' })
})
