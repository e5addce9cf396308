import { and, count, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/domain/actor.ts'
import { newId } from '#app/domain/ids.ts'
import {
  beginImport,
  changeImport,
  checkImport,
  findImport,
  readImport,
} from '#app/domain/invitations/import-draft.server.ts'
import { IMPORT, importResult } from '#app/domain/invitations/import-payload.ts'
import { importGuests, startImport } from '#app/domain/invitations/import.server.ts'
import { undoImport } from '#app/domain/invitations/undo-import.server.ts'
import { runDueTasks, type TaskRun } from '#app/domain/jobs/run-tasks.server.ts'
import { LEASE_SECONDS } from '#app/domain/jobs/task.ts'
import { claimTask, findTask } from '#app/domain/jobs/tasks.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  file,
  invitation,
  letter,
  occurrence,
  party,
  partyMember,
  person,
} from '#db/schema/index.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'
import { familiesCsv, FAMILY_COUNT, manyRowsCsv } from '#tests/support/guest-list.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
const actor: Actor = { kind: 'account', accountId: newId(), role: 'officer' }
const runners = { [IMPORT]: importGuests }

async function begun(setting: Setting, bytes: Uint8Array): Promise<string> {
  const list = { name: 'families.csv', bytes }
  const result = await beginImport(database.db, { ...setting, actor, list, now: NOW })
  if (!result.ok) throw new Error(result.reason)
  return result.value.taskId
}

async function started(
  setting: Setting,
  bytes: Uint8Array,
  decisions = new Map<number, 'same' | 'different'>(),
): Promise<string> {
  const taskId = await begun(setting, bytes)
  const draft = await findImport(database.db, { ...setting, taskId })
  if (!draft) throw new Error('no draft')
  const result = await startImport(database.db, { draft, actor, decisions, now: NOW })
  return result.ok ? taskId : result.reason
}

const run = () => runDueTasks(database.db, { now: () => NOW, runners })

async function brought(setting: Setting, bytes: Uint8Array) {
  const taskId = await started(setting, bytes)
  await run()
  const row = await findTask(database.db, { ...setting, taskId })
  return { taskId, row, result: importResult.safeParse(row?.result).data }
}

const inside = <T>({ councilId }: Setting, work: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, councilId, work)

async function totals(setting: Setting) {
  return inside(setting, async (tx) => {
    const of = async (table: typeof person | typeof party | typeof partyMember) =>
      (await tx.select({ n: count() }).from(table))[0]?.n
    const listed = await tx
      .select({ n: count() })
      .from(invitation)
      .where(eq(invitation.occurrenceId, setting.occurrenceId))
    return {
      people: await of(person),
      parties: await of(party),
      members: await of(partyMember),
      invitations: listed[0]?.n,
    }
  })
}

describe('bringing in a list', () => {
  test('30 families in eight scripts come in whole, in any script', async () => {
    const setting = await anEvent(database.db)
    const { row, result } = await brought(setting, familiesCsv())
    expect(row).toMatchObject({ state: 'finished', done: 30, total: 30 })
    expect(result).toEqual({ added: 30, known: 0, listed: 0, bad: 0 })
    expect(await totals(setting)).toEqual({ people: 60, parties: 30, members: 60, invitations: 30 })
    const [chan] = await inside(setting, (tx) =>
      tx.select().from(person).where(eq(person.fullName, 'David Chan')),
    )
    expect(chan).toMatchObject({ nativeName: '陳大文', language: 'yue', email: null })
    const [room] = await inside(setting, (tx) => tx.select().from(occurrence))
    expect(room?.invitedParties).toBe(FAMILY_COUNT)
  })

  test('the uploaded file is gone once every row is in', async () => {
    const setting = await anEvent(database.db)
    const taskId = await begun(setting, familiesCsv())
    const kept = () => inside(setting, (tx) => tx.select({ id: file.id }).from(file))
    expect(await kept()).toHaveLength(1)
    const draft = await findImport(database.db, { ...setting, taskId })
    await startImport(database.db, { draft: draft!, actor, decisions: new Map(), now: NOW })
    await run()
    expect(await kept()).toHaveLength(0)
    expect(await readImport(database.db, draft!)).toEqual({ ok: false, reason: 'gone' })
  })

  test('the same file again adds nobody twice', async () => {
    const setting = await anEvent(database.db)
    await brought(setting, familiesCsv())
    const before = await totals(setting)
    expect(await started(setting, familiesCsv())).toBe('nothing-to-add')
    expect(await totals(setting)).toEqual(before)
  })

  test('two imports of one file, both begun before either ran, add nobody twice', async () => {
    const setting = await anEvent(database.db)
    const first = await started(setting, familiesCsv())
    const second = await started(setting, familiesCsv())
    await run()
    expect(await totals(setting)).toMatchObject({ invitations: 30, people: 60 })
    const results = await Promise.all(
      [first, second].map(
        async (taskId) => (await findTask(database.db, { ...setting, taskId }))?.result,
      ),
    )
    expect(results).toEqual([
      { added: 30, known: 0, listed: 0, bad: 0 },
      { added: 0, known: 0, listed: 30, bad: 0 },
    ])
  })

  test('a family known from another event is not written anew when the officer says it is the same', async () => {
    const first = await anEvent(database.db)
    await brought(first, familiesCsv())
    const second = await anEvent(database.db, { councilId: first.councilId })
    const { result } = await brought(second, familiesCsv())
    // Those with an e-mail or a phone are surely known; the others are new unless the officer says otherwise.
    expect(result).toMatchObject({ added: 30 })
    expect(result!.known).toBeGreaterThan(20)
    const people = (await totals(second)).people ?? 0
    expect(people).toBe(60 + 2 * (30 - result!.known))
  })

  test('a row that an officer calls different comes in beside its namesake', async () => {
    const setting = await anEvent(database.db)
    await brought(setting, new TextEncoder().encode('Name,Phone\nمحمد احمد,07700 900001\n'))
    const again = new TextEncoder().encode('Name,Phone\nMohamad Ahmed,07700 900001\n')
    const taskId = await begun(setting, again)
    const draft = await findImport(database.db, { ...setting, taskId })
    const checked = await checkImport(database.db, draft!)
    const [fate] = checked.ok ? checked.value.fates.values() : []
    expect(fate).toMatchObject({
      kind: 'look',
      usual: 'same',
      match: { reasons: ['same-phone', 'similar-name'], other: { name: 'محمد احمد' } },
    })
    const decisions = new Map([[2, 'different' as const]])
    await startImport(database.db, { draft: draft!, actor, decisions, now: NOW })
    await run()
    expect(await totals(setting)).toMatchObject({ invitations: 2 })
  })

  test('good rows come in, bad rows stay out and their file stays', async () => {
    const setting = await anEvent(database.db)
    const { result } = await brought(setting, manyRowsCsv(20, 3))
    expect(result).toEqual({ added: 17, known: 0, listed: 0, bad: 3 })
    expect(await inside(setting, (tx) => tx.select({ id: file.id }).from(file))).toHaveLength(1)
  })

  test('a list on its way is not found from another date, event or council', async () => {
    const setting = await anEvent(database.db)
    const sibling = await anEvent(database.db, { councilId: setting.councilId })
    const stranger = await anEvent(database.db)
    const taskId = await begun(setting, familiesCsv())
    expect(await findImport(database.db, { ...sibling, taskId })).toBeUndefined()
    expect(await findImport(database.db, { ...stranger, taskId })).toBeUndefined()
    expect(await undoImport(database.db, { ...sibling, taskId, actor, now: NOW })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await findImport(database.db, { ...setting, taskId })).toBeDefined()
  })

  test('a worker that dies in the middle is followed by one that goes on, and nobody is doubled', async () => {
    const setting = await anEvent(database.db)
    const taskId = await started(setting, manyRowsCsv(250))
    const dying = async (run: TaskRun) => {
      let batches = 0
      return importGuests({
        ...run,
        batch: (work) => {
          // Killed: nothing is given back, the lease alone tells.
          if (++batches > 1) return new Promise(() => {})
          return run.batch(work)
        },
      })
    }
    const claimed = await claimTask(database.db, { ...setting, kinds: [IMPORT], now: NOW })
    void dying(runOf(claimed!)).catch(() => {})
    await expect
      .poll(async () => (await findTask(database.db, { ...setting, taskId }))?.done, {
        timeout: 15_000,
      })
      .toBe(100)
    const later = new Date(NOW.getTime() + LEASE_SECONDS * 1_000)
    await runDueTasks(database.db, { now: () => later, runners })
    expect(await findTask(database.db, { ...setting, taskId })).toMatchObject({
      state: 'finished',
      attempts: 2,
      result: { added: 250, listed: 0 },
    })
    expect(await totals(setting)).toMatchObject({ invitations: 250, people: 250 })
  })
})

/** What the worker would hand to the runner of a task that it has claimed. */
function runOf(task: TaskRun['task']): TaskRun {
  return {
    db: database.db,
    task,
    now: () => NOW,
    signal: new AbortController().signal,
    beat: async () => {},
    batch: (work) =>
      inCouncil(database.db, task.councilId, async (tx) => {
        const { value, done } = await work(tx)
        const { task: table } = await import('#db/schema/index.ts')
        await tx
          .update(table)
          .set({ done })
          .where(and(eq(table.councilId, task.councilId), eq(table.id, task.id)))
        return value
      }),
  }
}

describe('taking an import back', () => {
  test('leaves no trace of those whom only it brought', async () => {
    const setting = await anEvent(database.db)
    const before = await totals(setting)
    const { taskId } = await brought(setting, familiesCsv())
    const undone = await undoImport(database.db, { ...setting, taskId, actor, now: NOW })
    expect(undone).toEqual({ ok: true, value: { parties: 30 } })
    expect(await totals(setting)).toEqual(before)
    const [room] = await inside(setting, (tx) => tx.select().from(occurrence))
    expect(room?.invitedParties).toBe(0)
    expect(await undoImport(database.db, { ...setting, taskId, actor, now: NOW })).toEqual({
      ok: false,
      reason: 'undone',
    })
  })

  test('leaves families that another event knows', async () => {
    const first = await anEvent(database.db)
    await brought(first, familiesCsv())
    const second = await anEvent(database.db, { councilId: first.councilId })
    const { taskId } = await brought(second, familiesCsv())
    await undoImport(database.db, { ...second, taskId, actor, now: NOW })
    expect(await totals(second)).toMatchObject({ invitations: 0, people: 60, parties: 30 })
    expect(await totals(first)).toMatchObject({ invitations: 30 })
  })

  test('is refused once a letter has gone out', async () => {
    const setting = await anEvent(database.db)
    const { taskId } = await brought(setting, familiesCsv())
    const [one] = await inside(setting, (tx) => tx.select().from(invitation).limit(1))
    await inside(setting, (tx) =>
      tx.insert(letter).values({
        councilId: setting.councilId,
        purpose: 'invitation',
        subjectId: one!.id,
        occasion: '1',
        language: 'en',
        state: 'sent',
        sendAfter: NOW,
        messageId: '<1@borchester.example>',
        createdAt: NOW,
      }),
    )
    expect(await undoImport(database.db, { ...setting, taskId, actor, now: NOW })).toEqual({
      ok: false,
      reason: 'letters-out',
    })
    expect(await totals(setting)).toMatchObject({ invitations: 30 })
  })
})

test('5,000 rows come in, and the time is printed', { timeout: 120_000 }, async () => {
  const setting = await anEvent(database.db)
  const [from, bytes] = [performance.now(), manyRowsCsv(5_000, 3)]
  const taskId = await begun(setting, bytes)
  const draft = await findImport(database.db, { ...setting, taskId })
  const checked = await checkImport(database.db, draft!)
  const previewed = performance.now()
  expect(checked.ok && [checked.value.good.length, checked.value.bad.length]).toEqual([4_997, 3])
  await startImport(database.db, { draft: draft!, actor, decisions: new Map(), now: NOW })
  const begunAt = performance.now()
  await run()
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    `5,000 rows: preview ${seconds(previewed - from)}, import ${seconds(performance.now() - begunAt)}`,
  )
  expect(await totals(setting)).toMatchObject({ invitations: 4_997, people: 4_997 })
})

describe('a family in several rows', () => {
  const LIST = Buffer.from(
    [
      'Contact,E-mail,Child,School',
      '"Al-Khatib, Amira",amira@example.org,Layla,Hillfields',
      ',,Omar,Earlsdon',
      '"Kravets, Zhanna",z@example.org,Danylo,',
      '"Lind, Bo",bo@example.org,Cai,',
      '"Al-Khatib, Amira",amira@example.org,Sami,',
    ].join('\n'),
  )
  const children = (setting: Setting) =>
    inCouncil(database.db, setting.councilId, async (tx) => {
      const rows = await tx
        .select({ party: party.label, child: person.fullName })
        .from(partyMember)
        .innerJoin(party, eq(party.id, partyMember.partyId))
        .innerJoin(person, eq(person.id, partyMember.personId))
        .where(eq(partyMember.ageBand, 'child'))
      return rows.map(({ party: label, child }) => `${label}: ${child}`).toSorted()
    })

  test('comes in once with all its children, and no second time', async () => {
    const setting = await anEvent(database.db)
    const first = await brought(setting, LIST)
    expect(first.result).toMatchObject({ added: 3, bad: 0 })
    const families = await children(setting)
    expect(families.map((line) => line.split(': ')[1])).toEqual([
      'Layla',
      'Omar',
      'Sami',
      'Danylo',
      'Cai',
    ])
    expect(await started(setting, LIST)).toBe('nothing-to-add')
    expect(await children(setting)).toEqual(families)
  })

  test('is known again when its name was turned round on the way in', async () => {
    const setting = await anEvent(database.db)
    const taskId = await begun(setting, LIST)
    const draft = await findImport(database.db, { ...setting, taskId })
    await changeImport(database.db, draft!, { turnNames: true })
    const chosen = await findImport(database.db, { ...setting, taskId })
    const going = await startImport(database.db, {
      draft: chosen!,
      actor,
      decisions: new Map(),
      now: NOW,
    })
    expect(going).toEqual({ ok: true, value: { rows: 3 } })
    await run()
    expect((await children(setting)).map((line) => line.split(': ')[0])).toEqual([
      'Amira Al-Khatib',
      'Amira Al-Khatib',
      'Amira Al-Khatib',
      'Bo Lind',
      'Zhanna Kravets',
    ])
    expect(await started(setting, LIST)).toBe('nothing-to-add')
  })
})
