import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readOutCode } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { openByCode } from '#app/domain/invitations/open-by-code.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import type { TaskRunner } from '#app/domain/jobs/run-tasks.server.ts'
import { cancelTask, findTask } from '#app/domain/jobs/tasks.server.ts'
import { findLettersPrint, findPrintedLetters } from '#app/domain/mail/find-letters-print.server.ts'
import { handOverLetters } from '#app/domain/mail/hand-over-letters.server.ts'
import { LETTERS_PRINT, type LettersToPrint } from '#app/domain/mail/letters-print.ts'
import { printLetters } from '#app/domain/mail/print-letters.server.ts'
import { startLettersPrint } from '#app/domain/mail/start-letters-print.server.ts'
import { cleanUp } from '#app/domain/records/clean-up.server.ts'
import { PRINT_DAYS } from '#app/domain/records/kept-print.ts'
import { stopPress } from '#app/print/press.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, file, invitation, letter, link, person } from '#db/schema/index.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const officer = { kind: 'account', accountId: newId(), role: 'officer' } as const
const CLOSES = new Date('2027-06-18T09:30:00Z')
/** A letter of the Vai script: kept in a name, and in none of our fonts. */
const UNPRINTABLE = 'ꔀꔤ Kamara'

beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))
afterAll(stopPress)

const inside = <T>(setting: Setting, read: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, setting.councilId, read)
const start = (setting: Setting, which: LettersToPrint = 'new', now = NOW) =>
  startLettersPrint(database.db, {
    ...setting,
    which,
    origin: 'https://e.example',
    actor: officer,
    now,
  })
const work = (runner: TaskRunner = printLetters, now = NOW) =>
  runDueTasks(database.db, { now: () => now, runners: { [LETTERS_PRINT]: runner } })
const page = (setting: Setting, now = NOW) => findLettersPrint(database.db, { ...setting, now })
const pdf = async (setting: Setting, now = NOW) => {
  const found = await findPrintedLetters(database.db, { ...setting, now })
  return found && pdfFacts(Buffer.from(found.bytes))
}
const handOver = (setting: Setting, taskId: string) =>
  handOverLetters(database.db, {
    ...setting,
    taskId,
    actor: officer,
    address: '127.0.0.1',
    now: NOW,
  })
const invitations = (setting: Setting) =>
  inside(setting, (tx) => tx.select().from(invitation).orderBy(invitation.id))
const letters = (setting: Setting) => inside(setting, (tx) => tx.select().from(letter))

async function started(setting: Setting, which: LettersToPrint = 'new'): Promise<string> {
  const begun = await start(setting, which)
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value
}

async function onPaper(setting: Setting, ...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names)
    ids.push(await anInvitation(database.db, setting, { name, email: null }))
  return ids
}

test('letters become one PDF, a page each, and nobody counts as invited by it', async () => {
  const setting = await anEvent(database.db)
  await anInvitation(database.db, setting)
  await onPaper(setting, 'Zoe Adu', 'Ana Silva', 'ليلى الحدّاد')
  expect(await start(setting, 'printed')).toEqual({ ok: false, reason: 'nobody' })
  const taskId = await started(setting)
  expect(await start(setting)).toEqual({ ok: true, value: taskId })
  expect(await page(setting)).toMatchObject({ toPrint: 3, last: { id: taskId, done: 0, total: 3 } })
  await work()
  expect(await pdf(setting)).toMatchObject({ pages: 3, tagged: true, fontsMissing: 0 })
  expect((await invitations(setting)).every(({ sentAt }) => sentAt === null)).toBe(true)
  expect(await letters(setting)).toEqual([])
  expect(await page(setting)).toMatchObject({
    toPrint: 3,
    last: undefined,
    ready: { taskId, letters: 3, toHandOver: 3 },
  })
})

test('they count as handed over when the officer says so, once, and can be printed again', async () => {
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana', 'Bo', 'Cem')
  const taskId = await started(setting)
  await work()
  const [, late] = await invitations(setting)
  await inside(setting, (tx) =>
    tx.update(invitation).set({ revokedAt: NOW }).where(eq(invitation.id, late!.id)),
  )
  expect(await handOver(setting, taskId)).toEqual({ ok: true, value: { letters: 2 } })
  expect(await handOver(setting, taskId)).toEqual({ ok: false, reason: 'nobody' })
  expect(await handOver(setting, newId())).toEqual({ ok: false, reason: 'unknown' })
  expect(
    (await letters(setting)).map(({ state, purpose, address }) => [state, purpose, address]),
  ).toEqual(Array.from({ length: 2 }, () => ['handed_over', 'invitation', null]))
  expect((await invitations(setting)).map(({ round }) => round)).toEqual([1, 0, 1])
  expect(await page(setting)).toMatchObject({ toPrint: 0, printed: 2, ready: { toHandOver: 0 } })
  await started(setting, 'printed')
  await work(printLetters, new Date(NOW.getTime() + 1000))
  expect((await pdf(setting))?.pages).toBe(2)
  expect((await invitations(setting)).map(({ round }) => round)).toEqual([1, 0, 1])
  const audits = await inside(setting, (tx) => tx.select().from(auditEntry))
  expect(
    audits.flatMap(({ action, detail }) =>
      action.startsWith('letters.') ? [[action, detail]] : [],
    ),
  ).toEqual([
    ['letters.printed', { task: taskId, letters: 3, which: 'new' }],
    ['letters.handed-over', { task: taskId, letters: 2 }],
    ['letters.printed', { task: expect.any(String), letters: 2, which: 'printed' }],
  ])
})

test('a printed code opens the page until replies close, and every print carries the same one', async () => {
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana')
  await started(setting)
  await work()
  await started(setting)
  await work()
  const links = await inside(setting, (tx) => tx.select().from(link))
  expect(links).toHaveLength(1)
  const open = (code: string, now: Date) =>
    openByCode(database.db, { councilId: setting.councilId, code, now })
  const code = readOutCode(links[0]!)
  expect(await open(code, NOW)).toMatchObject({ ok: true })
  expect(await open('0000000000', NOW)).toEqual({ ok: false, reason: 'unknown' })
  expect(await open(code, CLOSES)).toEqual({ ok: false, reason: 'closed' })
  await inside(setting, (tx) => tx.update(link).set({ revokedAt: NOW }))
  expect(await open(code, NOW)).toEqual({ ok: false, reason: 'unknown' })
})

test('a family whose name cannot be printed is named, and printed once it is known as something else', async () => {
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana')
  const [stuck] = await onPaper(setting, UNPRINTABLE)
  await started(setting)
  await work()
  expect((await pdf(setting))?.pages).toBe(1)
  expect(await page(setting)).toMatchObject({
    toPrint: 1,
    unprintable: [{ invitationId: stuck, name: UNPRINTABLE }],
    ready: { letters: 1, toHandOver: 1 },
  })
  await inside(setting, (tx) =>
    tx.update(person).set({ knownAs: 'Vaani Kamara' }).where(eq(person.fullName, UNPRINTABLE)),
  )
  expect(await page(setting)).toMatchObject({ toPrint: 2, unprintable: [] })
  await started(setting)
  await work()
  expect((await pdf(setting))?.pages).toBe(2)
})

test('who answered, or was taken off the list, between asking and printing gets no letter', async () => {
  const setting = await anEvent(database.db)
  const [ana, bo] = await onPaper(setting, 'Ana', 'Bo', 'Cem')
  await started(setting)
  await replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId: ana!,
    actor: officer,
    channel: 'phone',
    reply: { answer: 'yes', comers: adults(1), needs: [] },
    now: NOW,
  })
  await inside(setting, (tx) =>
    tx.update(invitation).set({ revokedAt: NOW }).where(eq(invitation.id, bo!)),
  )
  await work()
  expect((await pdf(setting))?.pages).toBe(1)
})

test('a print that is cancelled leaves no file, and one whose worker dies is done by the next', async () => {
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana', 'Bo')
  const taskId = await started(setting)
  await work((run) =>
    printLetters({
      ...run,
      beat: async (far) => {
        await cancelTask(database.db, { ...setting, taskId, actor: officer, now: NOW })
        await run.beat(far)
      },
    }),
  )
  expect(await findTask(database.db, { ...setting, taskId })).toMatchObject({ state: 'cancelled' })
  expect(await inside(setting, (tx) => tx.select().from(file))).toEqual([])
  expect(await page(setting)).toMatchObject({ last: { id: taskId, state: 'cancelled' } })

  const again = await started(setting)
  await work(() => Promise.reject(new Error('the process ends')))
  expect(await page(setting)).toMatchObject({ last: { id: again, state: 'waiting' } })
  await work(printLetters, new Date(NOW.getTime() + 3_600_000))
  expect((await pdf(setting))?.pages).toBe(2)
})

test('the file is kept for its days, then it is erased', async () => {
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana')
  const taskId = await started(setting)
  await work()
  const over = new Date(NOW.getTime() + PRINT_DAYS * 86_400_000 + 1)
  await cleanUp(database.db, { now: over })
  expect(await inside(setting, (tx) => tx.select().from(file))).toEqual([])
  expect(await page(setting, over)).toMatchObject({ ready: undefined, toPrint: 1 })
  expect(await findPrintedLetters(database.db, { ...setting, now: over })).toBeUndefined()
  expect(
    await handOverLetters(database.db, {
      ...setting,
      taskId,
      actor: officer,
      address: '127.0.0.1',
      now: over,
    }),
  ).toEqual({ ok: false, reason: 'unknown' })
})

test('nothing is printed for a draft, or when replies are closed', async () => {
  const draft = await anEvent(database.db, { event: { publishedAt: null } })
  await onPaper(draft, 'Ana')
  expect(await start(draft)).toEqual({ ok: false, reason: 'draft' })
  const setting = await anEvent(database.db)
  await onPaper(setting, 'Ana')
  expect(await start(setting, 'new', CLOSES)).toEqual({ ok: false, reason: 'closed' })
})

test('more than three hundred letters print in one go, with progress', async () => {
  const setting = await anEvent(database.db)
  for (let at = 0; at < 310; at += 1)
    await anInvitation(database.db, setting, { name: `Amira Number ${at}`, email: null })
  await started(setting)
  const seen: number[] = []
  await work((run) =>
    printLetters({
      ...run,
      beat: async (far) => {
        seen.push(far?.done ?? 0)
        await run.beat(far)
      },
    }),
  )
  expect(seen).toEqual([50, 100, 150, 200, 250, 300, 310])
  expect((await pdf(setting))?.pages).toBe(310)
}, 240_000)
