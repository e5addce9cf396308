import { expect, test } from 'vitest'
import { recordAudit } from '#app/domain/records/audit.server.ts'
import { findAudit } from '#app/domain/records/find-audit.server.ts'
import { wholeDay } from '#app/domain/records/whole-day.ts'
import { inCouncil } from '#db/client.server.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()

test('every line is read once, newest first, also where many have one time', async () => {
  const councilId = await aCouncil(database.db)
  const other = await aCouncil(database.db, { host: 'other.example' })
  for (const inside of [councilId, other])
    await inCouncil(database.db, inside, (tx) =>
      recordAudit(
        tx,
        ...Array.from({ length: 120 }, (_, at) => ({
          councilId: inside,
          actor: { kind: 'guest' } as const,
          action: 'guests.viewed',
          detail: { at },
          now: new Date(NOW.getTime() + Math.floor(at / 40) * 1_000),
        })),
      ),
    )
  const seen: string[] = []
  const times: number[] = []
  let before: string | undefined
  do {
    const page = await findAudit(database.db, { councilId, before })
    seen.push(...page.lines.map(({ id }) => id))
    times.push(...page.lines.map(({ at }) => at.getTime()))
    before = page.nextBefore
  } while (before)
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('a line says who it was and where to look, by what they are called now', async () => {
  const setting = await anEvent(database.db)
  const { councilId, eventId } = setting
  const invitationId = await anInvitation(database.db, setting)
  const accountId = await anAccount(database.db, councilId, { name: 'Dana Whitlock' })
  const actor = { kind: 'account', accountId, role: 'officer' } as const
  await inCouncil(database.db, councilId, (tx) =>
    recordAudit(
      tx,
      { councilId, actor, action: 'reply.changed', subjectId: invitationId, now: NOW },
      {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'event.moved',
        subjectId: eventId,
        now: new Date(NOW.getTime() + 1),
      },
    ),
  )
  const all = await findAudit(database.db, { councilId })
  expect(all.actions).toEqual(['event.moved', 'reply.changed'])
  const { lines } = await findAudit(database.db, { councilId, action: 'reply.changed' })
  expect(lines.map(({ actor: who, subject }) => [who, subject?.name])).toEqual([
    [{ kind: 'account', id: accountId, name: 'Dana Whitlock' }, 'Amira Al-Khatib'],
  ])
  expect(lines[0]?.subject?.href).toContain(`/desk/events/${eventId}/guests/`)
})

test('a day is the council’s own, with 23 hours in March and 25 in October', () => {
  const hours = (day: string) => {
    const whole = wholeDay(day.split('-'), 'Europe/London')
    return whole && (whole.to.getTime() - whole.from.getTime()) / 3_600_000
  }
  expect(['2027-03-28', '2027-06-01', '2027-10-31'].map(hours)).toEqual([23, 24, 25])
  expect(['2027-02-29', '2027-13-01', '--', '0-0-0', 'a-b-c'].map(hours)).toEqual(
    Array.from({ length: 5 }),
  )
})
