import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { dutyPath } from '#app/domain/access/duty-links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { composeMessage } from '#app/domain/mail/compose.server.ts'
import { readLetterSubjects } from '#app/domain/mail/letter-subject.server.ts'
import { findCouncilByHost } from '#app/domain/councils/find-council.server.ts'
import { answerDuty, askDuties, remindDuties } from '#app/domain/programme/answer-duty.server.ts'
import { assignDuty, changeDuty } from '#app/domain/programme/change-duties.server.ts'
import { removeDuty, restoreDuty } from '#app/domain/programme/take-off-duty.server.ts'
import type { DutyFacts } from '#app/domain/programme/duty.form.ts'
import { eraseProgramme } from '#app/domain/programme/erase-programme.server.ts'
import { findDuties } from '#app/domain/programme/find-duties.server.ts'
import { findDutyPage } from '#app/domain/programme/find-duty-page.server.ts'
import { tellDuties } from '#app/domain/programme/write-to-duties.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, duty, letter, link } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
let scope: { councilId: string; occurrenceId: string; actor: typeof actor; now: Date }

const FACTS: DutyFacts = {
  role: 'compere',
  printedTitle: null,
  asks: 'Say good morning in two languages.',
  arriveMinutesBefore: 60,
  programmeItemId: null,
  isUnder18: false,
  isDbsChecked: false,
}
const PERSON = { fullName: 'ليلى حداد', language: 'ar', email: 'layla@example.org' }

beforeEach(async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const councilId = await aCouncil(database.db, { host: 'ours.example' })
  const setting = await anEvent(database.db, { councilId })
  scope = { councilId, occurrenceId: setting.occurrenceId, actor, now: NOW }
})

async function put(over: Partial<DutyFacts> = {}, person: object = PERSON): Promise<string> {
  const who = { person: { ...PERSON, ...person } }
  const assigned = await assignDuty(database.db, { ...scope, who, facts: { ...FACTS, ...over } })
  if (!assigned.ok) throw new Error(assigned.reason)
  return assigned.value
}
const found = async () => {
  const duties = await findDuties(database.db, scope)
  if (!duties) throw new Error('no such date')
  return duties
}
const inside = <T>(work: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, scope.councilId, work)
const letters = () => inside((tx) => tx.select().from(letter).orderBy(letter.id))
const news = async () => (await letters()).map(({ facts }) => facts.news)
async function tokenOfDuty(dutyId: string): Promise<string> {
  const [row] = await inside((tx) => tx.select().from(link).where(eq(link.dutyId, dutyId)))
  return dutyPath(row!).replace('/duty/', '')
}
async function composed() {
  const council = await findCouncilByHost(database.db, 'ours.example')
  const rows = await letters()
  const given = { councilId: scope.councilId, letters: rows, now: NOW }
  const subjects = await inside((tx) => readLetterSubjects(tx, given))
  return rows.map((row) =>
    composeMessage(row, subjects.get(row.id), {
      council: council!,
      origin: 'https://ours.example',
      sender: { name: 'Borchester City Council', address: 'events@borchester.example' },
      now: NOW,
    }),
  )
}

describe('people on duty', () => {
  test('are asked by a letter in their language, once', async () => {
    await put()
    expect(await askDuties(database.db, scope)).toEqual({ ok: true, value: 1 })
    expect(await askDuties(database.db, scope)).toEqual({ ok: true, value: 0 })
    const [message] = await composed()
    if (typeof message !== 'object') throw new Error(String(message))
    expect(message.to).toEqual({ name: 'ليلى حداد', address: 'layla@example.org' })
    expect(message.subject).not.toContain('citizenship')
    expect(message.text).toContain('مقدّم الحفل')
    expect(message.text).toContain('Say good morning in two languages.')
    expect(message.text).toMatch(/^https:\/\/ours\.example\/duty\/\S+$/m)
    expect(message.calendar).toBeUndefined()
  })

  test('without an address are rung: their letter waits for an officer', async () => {
    await put({}, { email: null })
    await askDuties(database.db, scope)
    expect((await letters()).map(({ state }) => state)).toEqual(['by_hand'])
  })

  test('say yes by their link, and get it for their calendar from when they arrive', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    const token = await tokenOfDuty(dutyId)
    const page = await findDutyPage(database.db, { councilId: scope.councilId, token, now: NOW })
    expect(page).toMatchObject({
      ok: true,
      value: { role: 'compere', arrivesAt: new Date('2027-06-26T08:30:00Z'), isOpen: true },
    })
    const by = { kind: 'link', linkId: page.ok ? page.value.linkId : '' } as const
    const yes = { ...scope, dutyId, actor: by, answer: 'yes', message: 'أهلا' } as const
    expect((await answerDuty(database.db, yes)).ok).toBe(true)
    await answerDuty(database.db, yes)
    expect((await found()).duties).toMatchObject([{ answer: 'yes', message: 'أهلا' }])
    expect(await news()).toEqual(['asked', 'answer'])
    const [asked, answered] = await composed()
    expect(asked).toBe('answered')
    if (typeof answered !== 'object') throw new Error(String(answered))
    expect(answered.calendar?.method).toBe('REQUEST')
    expect(answered.calendar?.content).toContain('DTSTART;TZID=Europe/London:20270626T093000')
  })

  test('are reminded while they are silent, and only then', async () => {
    const silent = await put()
    await put({ role: 'photographer' }, { fullName: 'Nia Lloyd', email: 'nia@example.org' })
    await askDuties(database.db, scope)
    const [, other] = (await found()).duties
    const answered = [silent, other!.id].find((id) => id !== silent)!
    await answerDuty(database.db, { ...scope, dutyId: answered, answer: 'no', message: null })
    expect(await remindDuties(database.db, scope)).toEqual({ ok: true, value: 1 })
    expect(await remindDuties(database.db, scope)).toEqual({ ok: true, value: 1 })
    expect((await news()).filter((one) => one === 'reminder')).toHaveLength(2)
  })

  test('are written to when what was asked changes, not for a note of the desk', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    const change = { ...scope, dutyId }
    await changeDuty(database.db, {
      ...change,
      revision: 1,
      facts: { ...FACTS, isDbsChecked: true },
    })
    expect(await news()).toEqual(['asked'])
    const earlier = { ...FACTS, isDbsChecked: true, arriveMinutesBefore: 90 }
    await changeDuty(database.db, { ...change, revision: 2, facts: earlier })
    expect(await news()).toEqual(['asked', 'changed'])
    expect(await changeDuty(database.db, { ...change, revision: 2, facts: FACTS })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
  })

  test('are told of a move and of a cancelling, unless they said no', async () => {
    await put()
    const no = await put({ role: 'helper' }, { fullName: 'Nia Lloyd', email: 'nia@example.org' })
    await put({ role: 'interpreter' }, { fullName: 'Never Asked', email: 'never@example.org' })
    await inside((tx) => tx.update(duty).set({ askedAt: NOW }).where(eq(duty.role, 'compere')))
    await answerDuty(database.db, { ...scope, dutyId: no, answer: 'no', message: null })
    const { councilId, occurrenceId } = scope
    const move = { councilId, occurrenceIds: [occurrenceId], news: 'moved', now: NOW } as const
    await inside((tx) => tellDuties(tx, move))
    expect((await letters()).map(({ address }) => address)).toEqual(['layla@example.org'])
  })

  test('who are taken off are told ten minutes later, and put back are not', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    const token = await tokenOfDuty(dutyId)
    await removeDuty(database.db, { ...scope, dutyId })
    const where = { councilId: scope.councilId, token, now: NOW }
    expect(await findDutyPage(database.db, where)).toEqual({ ok: false, reason: 'over' })
    const off = (await letters()).at(-1)
    expect(off?.sendAfter).toEqual(new Date(NOW.getTime() + 600_000))
    expect((await composed()).at(-1)).toMatchObject({ calendar: undefined })
    await restoreDuty(database.db, { ...scope, dutyId })
    expect(await composed()).toMatchObject([{}, 'overtaken', {}])
    expect((await found()).duties).toHaveLength(1)
  })

  test('have a link that is over with the event, and is nobody else’s', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    const token = await tokenOfDuty(dutyId)
    const after = new Date('2027-06-26T10:46:00Z')
    const late = { councilId: scope.councilId, token, now: after }
    expect(await findDutyPage(database.db, late)).toEqual({ ok: false, reason: 'over' })
    const theirs = await aCouncil(database.db, { host: 'theirs.example' })
    const foreign = { councilId: theirs, token, now: NOW }
    expect(await findDutyPage(database.db, foreign)).toEqual({ ok: false, reason: 'unknown' })
    const byLink = { ...scope, actor: { kind: 'link', linkId: newId() } as const }
    const started = new Date('2027-06-26T09:30:00Z')
    expect(
      await answerDuty(database.db, {
        ...byLink,
        now: started,
        dutyId,
        answer: 'no',
        message: null,
      }),
    ).toEqual({ ok: false, reason: 'over' })
  })

  test('cannot be touched from another date or another council', async () => {
    const dutyId = await put()
    const other = await anEvent(database.db, { councilId: scope.councilId })
    const foreign = await anEvent(database.db, {
      councilId: await aCouncil(database.db, { host: 'theirs.example' }),
    })
    for (const where of [other, foreign]) {
      const wrong = { ...scope, ...where, dutyId }
      const no = { ok: false, reason: 'unknown' }
      expect(await changeDuty(database.db, { ...wrong, revision: 1, facts: FACTS })).toEqual(no)
      expect(await removeDuty(database.db, wrong)).toEqual(no)
      expect(await answerDuty(database.db, { ...wrong, answer: 'yes', message: null })).toEqual(no)
    }
    const [known] = (await found()).duties
    const stolen = { ...scope, ...foreign, who: { personId: known!.personId }, facts: FACTS }
    expect(await assignDuty(database.db, stolen)).toEqual({ ok: false, reason: 'unknown' })
  })

  test('leave no name in the record', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    await answerDuty(database.db, { ...scope, dutyId, answer: 'yes', message: 'ليلى' })
    const lines = await inside((tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.councilId, scope.councilId)),
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'duty.assigned',
      'duty.asked',
      'duty.answered',
    ])
    expect(JSON.stringify(lines)).not.toMatch(/ليلى|layla/)
  })

  test('are forgotten thirteen months after the date, their messages after a month', async () => {
    const dutyId = await put()
    await askDuties(database.db, scope)
    await inside((tx) =>
      tx
        .update(duty)
        .set({ message: 'See you' })
        .where(and(eq(duty.councilId, scope.councilId), eq(duty.id, dutyId))),
    )
    const { councilId } = scope
    await eraseProgramme(database.db, { councilId, now: new Date('2027-07-27T12:00:00Z') })
    expect((await found()).duties).toMatchObject([{ message: null }])
    await eraseProgramme(database.db, { councilId, now: new Date('2028-07-27T12:00:00Z') })
    expect((await found()).duties).toEqual([])
    expect(await inside((tx) => tx.select().from(link))).toEqual([])
  })
})
