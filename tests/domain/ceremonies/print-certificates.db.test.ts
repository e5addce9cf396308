import { unzipSync } from 'fflate'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import {
  findCeremonyPrint,
  findPrintedEach,
  findPrintedFile,
} from '#app/domain/ceremonies/find-print.server.ts'
import {
  PRINT_TASK,
  printCertificates,
  startPrint,
  type PrintForm,
} from '#app/domain/ceremonies/print-certificates.server.ts'
import { countNames } from '#app/domain/ceremonies/find-names.server.ts'
import { revokeCertificate } from '#app/domain/ceremonies/revoke.server.ts'
import { zipOfCertificates } from '#app/domain/ceremonies/zip-certificates.server.ts'
import { newId } from '#app/domain/ids.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { cancelTask, findTask } from '#app/domain/jobs/tasks.server.ts'
import { searchForm, sortForm } from '#app/domain/names.ts'
import { cleanUp } from '#app/domain/records/clean-up.server.ts'
import { PRINT_DAYS } from '#app/domain/records/kept-print.ts'
import { stopPress } from '#app/print/press.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { file, honouree, nameProof, person } from '#db/schema/index.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import {
  anApprovedChild,
  gave,
  issuing,
  ledger,
  OFFICER,
  ORIGIN,
  proposing,
} from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))
afterAll(stopPress)

const runners = { [PRINT_TASK]: printCertificates }
const start = (setting: Setting, form: PrintForm, which: 'all' | 'unprinted' = 'all') =>
  startPrint(database.db, { ...setting, form, which, actor: OFFICER, now: NOW })
const work = (now = NOW) => runDueTasks(database.db, { now: () => now, runners })

/** So many children with approved names, written at once. */
async function manyApproved({ councilId, occurrenceId }: Setting, count: number): Promise<void> {
  const children = Array.from({ length: count }, (_, at) => ({
    personId: newId(),
    id: newId(),
    name: `Amira Number ${String(at + 1).padStart(3, '0')}`,
  }))
  await inCouncil(database.db, councilId, async (tx) => {
    await tx.insert(person).values(
      children.map(({ personId, name }) => ({
        councilId,
        id: personId,
        fullName: name,
        language: 'en',
        nameSearch: searchForm(name),
        nameSort: sortForm(name),
        createdAt: NOW,
      })),
    )
    await tx.insert(honouree).values(
      children.map(({ personId, id }) => ({
        councilId,
        id,
        occurrenceId,
        personId,
        createdAt: NOW,
      })),
    )
    await tx.insert(nameProof).values(
      children.map(({ id, name }) => ({
        councilId,
        honoureeId: id,
        revision: 1,
        name,
        createdBy: 'test',
        createdAt: NOW,
        approvedAt: NOW,
        approvedBy: 'test',
      })),
    )
  })
}

test('all certificates become one PDF, by serial, counted as printed once', async () => {
  const setting = await anEvent(database.db)
  for (const name of ['Zoe', 'Ana', 'ليلى الحدّاد']) {
    await anApprovedChild(database.db, setting, name)
  }
  await issuing(database.db, setting)
  const taskId = gave(await start(setting, 'pdf'))
  expect(await start(setting, 'pdf')).toEqual({ ok: true, value: taskId })
  await work()
  const found = await findPrintedFile(database.db, { ...setting, now: NOW })
  const facts = pdfFacts(found?.bytes ?? Buffer.of())
  expect(facts).toMatchObject({
    pages: 3,
    bookmarkTitles: ['Ana', 'Zoe', 'ليلى الحدّاد'],
    fontsMissing: 0,
  })
  expect((await ledger(database.db, setting)).map(({ printedTimes }) => printedTimes)).toEqual([
    1, 1, 1,
  ])
  expect(await start(setting, 'pdf', 'unprinted')).toEqual({
    ok: false,
    reason: 'nothing-to-print',
  })
})

test('the finished file is taken away when its days are over', async () => {
  const setting = await anEvent(database.db)
  await anApprovedChild(database.db, setting)
  await issuing(database.db, setting)
  await start(setting, 'pdf')
  await work()
  const kept = () =>
    inCouncil(database.db, setting.councilId, (tx) => tx.select({ id: file.id }).from(file))
  const over = new Date(NOW.getTime() + PRINT_DAYS * 86_400_000)
  expect(await findPrintedFile(database.db, { ...setting, now: over })).toBeUndefined()
  await cleanUp(database.db, { now: new Date(over.getTime() - 1) })
  expect(await kept()).toHaveLength(1)
  await cleanUp(database.db, { now: new Date(over.getTime() + 1) })
  expect(await kept()).toEqual([])
})

test('a zip that is cancelled keeps what it made, and goes on from there', async () => {
  const setting = await anEvent(database.db)
  for (const name of ['Ana', 'Bo', 'Cem', 'Dao']) await anApprovedChild(database.db, setting, name)
  await issuing(database.db, setting)
  const taskId = gave(await start(setting, 'zip'))
  await runDueTasks(database.db, {
    now: () => NOW,
    runners: {
      [PRINT_TASK]: (run) =>
        printCertificates({
          ...run,
          beat: async (far) => {
            if (far?.done === 2)
              await cancelTask(database.db, { ...setting, taskId, actor: OFFICER, now: NOW })
            await run.beat(far)
          },
        }),
    },
  })
  expect(await findTask(database.db, { ...setting, taskId })).toMatchObject({
    state: 'cancelled',
    done: 1,
  })
  const made = await ledger(database.db, setting)
  expect(made.filter(({ fileId }) => fileId)).toHaveLength(2)
  expect(made.every(({ printedTimes }) => printedTimes === 0)).toBe(true)
  expect(await findPrintedEach(database.db, { ...setting, now: NOW })).toBeUndefined()

  const again = gave(await start(setting, 'zip'))
  await work()
  expect(await findTask(database.db, { ...setting, taskId: again })).toMatchObject({
    state: 'finished',
    done: 4,
    total: 4,
  })
  const after = await ledger(database.db, setting)
  expect(after.slice(0, 2).map(({ fileId }) => fileId)).toEqual(
    made.slice(0, 2).map(({ fileId }) => fileId),
  )
  const each = await findPrintedEach(database.db, { ...setting, now: NOW })
  expect(each).toEqual({ taskId: again, certificateIds: after.map(({ id }) => id) })

  const zip = await new Response(
    zipOfCertificates(database.db, {
      ...setting,
      certificateIds: each?.certificateIds ?? [],
      now: NOW,
    }),
  ).bytes()
  const files = unzipSync(zip)
  expect(Object.keys(files)).toEqual([
    '2027-0001 Ana.pdf',
    '2027-0002 Bo.pdf',
    '2027-0003 Cem.pdf',
    '2027-0004 Dao.pdf',
  ])
  expect(Object.values(files).map((bytes) => pdfFacts(bytes).bookmarkTitles)).toEqual([
    ['Ana'],
    ['Bo'],
    ['Cem'],
    ['Dao'],
  ])
})

test('what changed since the last print is told: new, corrected and void ones', async () => {
  const setting = await anEvent(database.db)
  const [ana] = [
    await anApprovedChild(database.db, setting, 'Ana'),
    await anApprovedChild(database.db, setting, 'Bo'),
  ]
  await issuing(database.db, setting)
  await start(setting, 'pdf')
  await work()
  await anApprovedChild(database.db, setting, 'Cem')
  await issuing(database.db, setting)
  await proposing(database.db, setting, ana, 1, { name: 'Anna', reason: 'Typo' })
  const [, bo] = await ledger(database.db, setting)
  await revokeCertificate(database.db, {
    ...setting,
    certificateId: bo?.id ?? '',
    reason: 'issued_by_mistake',
    actor: OFFICER,
    now: NOW,
  })
  const page = await findCeremonyPrint(database.db, { ...setting, origin: ORIGIN })
  expect({
    toIssue: page.toIssue,
    unprinted: page.unprinted,
    outdated: page.outdated,
    missing: page.missing.map(({ proof, state }) => [proof.name, state]),
    void: page.void.map(({ certificate: { serial }, state }) => [serial, state]),
  }).toEqual({
    toIssue: 1,
    unprinted: 1,
    outdated: 0,
    missing: [['Anna', 'correction']],
    void: [['2027-0002', 'revoked']],
  })
  // The child whose correction waits is not printed under the old name.
  await start(setting, 'pdf')
  await work()
  const found = await findPrintedFile(database.db, { ...setting, now: NOW })
  expect(pdfFacts(found?.bytes ?? Buffer.of()).bookmarkTitles).toEqual(['Cem'])
})

test('three hundred certificates print with progress while others are answered', async () => {
  const setting = await anEvent(database.db)
  await manyApproved(setting, 300)
  await issuing(database.db, setting)
  const taskId = gave(await start(setting, 'pdf'))
  const seen = new Set<number>()
  const waits: number[] = []
  let printing = true
  const finished = work().finally(() => {
    printing = false
  })
  while (printing) {
    const asked = performance.now()
    const task = await findTask(database.db, { ...setting, taskId })
    waits.push(performance.now() - asked)
    seen.add(task?.done ?? 0)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
  await finished
  const found = await findPrintedFile(database.db, { ...setting, now: NOW })
  expect(pdfFacts(found?.bytes ?? Buffer.of()).pages).toBe(300)
  expect([...seen]).toEqual(expect.arrayContaining([0, 50, 100, 150, 200, 250]))
  const inOrder = waits.toSorted((a, b) => a - b)
  const usual = inOrder[Math.floor(inOrder.length * 0.9)] ?? Infinity
  // The whole print takes seconds; a question that had to wait for a part of it would take 400 ms.
  expect(usual).toBeLessThan(250)
  expect(
    await inCouncil(database.db, setting.councilId, (tx) => countNames(tx, setting)),
  ).toMatchObject({ honourees: 300, approved: 300, issued: 300 })
}, 120_000)
