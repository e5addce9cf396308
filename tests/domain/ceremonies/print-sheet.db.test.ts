import { and, eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import type { DaySheet } from '#app/domain/ceremonies/day-sheets.ts'
import {
  eraseSheetPrints,
  SHEET_PRINT_DAYS,
} from '#app/domain/ceremonies/erase-sheet-prints.server.ts'
import { findDaySheets, printSheet } from '#app/domain/ceremonies/print-sheet.server.ts'
import { withdrawHonouree } from '#app/domain/ceremonies/withdraw-honouree.server.ts'
import { stopPress } from '#app/print/press.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, honouree, occurrence, sheetPrint } from '#db/schema/index.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import { aChild, aConsent, gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))
afterAll(stopPress)

const given = (setting: Setting) => ({
  councilId: setting.councilId,
  occurrenceId: setting.occurrenceId,
  head: { event: 'Welcome', subtitle: 'Guildhall', notice: 'Personal data' },
  t: wordsFor('en'),
})
const printing = (setting: Setting, sheet: DaySheet, which: 'all' | 'changed' = 'all') =>
  printSheet(database.db, {
    ...given(setting),
    sheet,
    which,
    actor: OFFICER,
    address: '127.0.0.1',
    now: NOW,
  })
const sheet = async (setting: Setting, which: DaySheet) =>
  (await findDaySheets(database.db, given(setting))).find((one) => one.sheet === which)

test('a sheet remembers what stood on it, and prints only the cards that are no longer so', async () => {
  const setting = await anEvent(database.db, { kind: 'ceremony' })
  await aChild(database.db, setting, 'Amira Haddad')
  const bilal = await aChild(database.db, setting, 'Bilal Haddad')
  const carim = await aChild(database.db, setting, 'Carim Haddad')
  expect(await sheet(setting, 'caller-cards')).toEqual({
    sheet: 'caller-cards',
    rows: 3,
    changed: 3,
    gone: 0,
    printedAt: null,
  })
  gave(await printing(setting, 'caller-cards'))
  expect(await sheet(setting, 'caller-cards')).toMatchObject({ changed: 0, printedAt: NOW })

  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(honouree).set({ handshake: false }).where(eq(honouree.id, bilal)),
  )
  await withdrawHonouree(database.db, {
    councilId: setting.councilId,
    honoureeId: carim,
    actor: OFFICER,
    now: NOW,
  })
  expect(await sheet(setting, 'caller-cards')).toMatchObject({ rows: 2, changed: 1, gone: 1 })
  const part = pdfFacts(gave(await printing(setting, 'caller-cards', 'changed')))
  expect(part.bookmarkTitles).toEqual(['Bilal Haddad'])
  expect(await sheet(setting, 'caller-cards')).toMatchObject({ changed: 0, gone: 0 })
  expect(await printing(setting, 'caller-cards', 'changed')).toEqual({
    ok: false,
    reason: 'nothing-to-print',
  })
})

test('what is remembered holds no name, and the record says who printed how many', async () => {
  const setting = await anEvent(database.db, { kind: 'ceremony' })
  const childId = await aChild(database.db, setting, 'Amira Haddad')
  gave(await printing(setting, 'place-cards'))
  const { rows, lines } = await inCouncil(database.db, setting.councilId, async (tx) => ({
    rows: await tx.select().from(sheetPrint),
    lines: await tx.select().from(auditEntry).where(eq(auditEntry.action, 'sheet.printed')),
  }))
  expect(rows.map((row) => Object.keys(row.rows))).toEqual([[childId]])
  expect(JSON.stringify(rows)).not.toMatch(/Amira|Haddad/)
  expect(lines.map(({ detail, subjectId }) => [detail, subjectId])).toEqual([
    [{ sheet: 'place-cards', cards: 1 }, setting.occurrenceId],
  ])
})

test('a consent that is withdrawn takes the child off the photographer’s sheet, and says so', async () => {
  const setting = await anEvent(database.db, { kind: 'ceremony' })
  const childId = await aChild(database.db, setting, 'Amira Haddad')
  await aConsent(database.db, setting, childId, { level: 'press', childTooYoung: true })
  expect(await sheet(setting, 'photographer')).toMatchObject({ rows: 1 })
  gave(await printing(setting, 'photographer'))
  await aConsent(database.db, setting, childId, { level: 'none', at: new Date(NOW.getTime() + 1) })
  expect(await sheet(setting, 'photographer')).toMatchObject({ rows: 0, changed: 0, gone: 1 })
})

test('another council prints and sees nothing of it', async () => {
  const setting = await anEvent(database.db, { kind: 'ceremony' })
  const other = await anEvent(database.db, { kind: 'ceremony' })
  await aChild(database.db, setting, 'Amira Haddad')
  gave(await printing(setting, 'gift-labels'))
  const crossed = { ...setting, councilId: other.councilId }
  expect(await sheet(crossed, 'gift-labels')).toMatchObject({ rows: 0, printedAt: null })
  const seen = await inCouncil(database.db, other.councilId, (tx) => tx.select().from(sheetPrint))
  expect(seen).toEqual([])
})

test('what is kept about sheets goes a month after the day', async () => {
  const setting = await anEvent(database.db, { kind: 'ceremony' })
  await aChild(database.db, setting, 'Amira Haddad')
  gave(await printing(setting, 'caller-cards'))
  const { councilId, occurrenceId } = setting
  const [date] = await inCouncil(database.db, councilId, (tx) =>
    tx
      .select({ endsAt: occurrence.endsAt })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId))),
  )
  const end = date!.endsAt.getTime()
  const after = (days: number) => new Date(end + days * 86_400_000)
  expect(await eraseSheetPrints(database.db, { councilId, now: after(SHEET_PRINT_DAYS) })).toBe(0)
  expect(await eraseSheetPrints(database.db, { councilId, now: after(31) })).toBe(1)
})
