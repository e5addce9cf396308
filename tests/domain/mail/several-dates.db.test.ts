import { and, eq, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { revokeInvitation } from '#app/domain/invitations/revise-invitation.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing, stopMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation, occurrence } from '#db/schema/index.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { aMailServer, opened, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const actor = { kind: 'system', name: 'command' } as const
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const DAY = 86_400_000
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url, { socket: 1_500 })
})
afterEach(async () => {
  post.close()
  await server.close()
})

/** The same event a week later, and the same family invited to it. */
async function aWeekLater(setting: Setting, invitationId: string, weeks = 1) {
  const [occurrenceId, alsoId] = [newId(), newId()]
  await inCouncil(database.db, setting.councilId, async (tx) => {
    const [first] = await tx
      .select()
      .from(occurrence)
      .where(eq(occurrence.id, setting.occurrenceId))
    const shifted = (at: Date) => new Date(at.getTime() + weeks * 7 * DAY)
    await tx.insert(occurrence).values({
      councilId: setting.councilId,
      id: occurrenceId,
      eventId: setting.eventId,
      startsAt: shifted(first!.startsAt),
      endsAt: shifted(first!.endsAt),
      timeZone: first!.timeZone,
      place: first!.place,
      repliesCloseAt: shifted(first!.repliesCloseAt),
    })
    const [invited] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
    await tx.insert(invitation).values({
      councilId: setting.councilId,
      id: alsoId,
      occurrenceId,
      partyId: invited!.partyId,
      peopleLimit: 6,
      source: 'officer',
      calendarUid: `${alsoId}@borchester.example`,
      createdAt: NOW,
    })
  })
  return { ...setting, occurrenceId, invitationId: alsoId }
}

async function startAt(setting: Setting, minutes: number) {
  const begun = await startMailing(database.db, {
    councilId: setting.councilId,
    eventId: setting.eventId,
    occurrenceId: setting.occurrenceId,
    actor,
    now: later(minutes),
    whom: 'new',
  })
  await runDueTasks(database.db, { now: () => later(minutes), runners: { [MAILING]: runMailing } })
  return begun
}

const deliver = (minutes: number) =>
  deliverDueLetters(database.db, {
    post,
    originOf: () => 'https://events.borchester.example',
    now: () => later(minutes),
  })

const sentAt = (setting: Setting, ids: string[]) =>
  inCouncil(database.db, setting.councilId, async (tx) => {
    const rows = await tx
      .select({ id: invitation.id, sentAt: invitation.sentAt })
      .from(invitation)
      .where(and(eq(invitation.councilId, setting.councilId), inArray(invitation.id, ids)))
    return ids.map((id) => rows.find((row) => row.id === id)?.sentAt ?? null)
  })

describe('a family that is invited to several dates', () => {
  test('gets one letter that tells all of them, with an entry for each, and not a second one', async () => {
    const setting = await anEvent(database.db)
    const first = await anInvitation(database.db, setting, { language: 'en' })
    const second = await aWeekLater(setting, first)
    await startAt(setting, 0)
    expect(await sentAt(setting, [first, second.invitationId])).toEqual([NOW, NOW])
    expect(await startAt(second, 1)).toEqual({ ok: false, reason: 'nobody' })
    await deliver(10)
    expect(server.arrived).toHaveLength(1)
    const { mail } = await opened(server.arrived[0]!.raw)
    expect(mail.text).toContain('Saturday 26 June 2027')
    expect(mail.text).toContain('Saturday 3 July 2027')
    expect(new Set(mail.text!.match(/^https:\S+\/i\/\S+$/gm)).size).toBe(1)
    const files = mail.attachments.filter(({ mimeType }) => mimeType === 'text/calendar')
    const texts = files.map(({ content }) =>
      typeof content === 'string' ? content : new TextDecoder().decode(content),
    )
    for (const read of [readByIcalJs, readByNodeIcal]) {
      const entries = new Map(
        texts.flatMap((text) => {
          const file = read(text)
          expect(file.method).toBe('REQUEST')
          expect(file.entries).toHaveLength(1)
          return file.entries.map(({ uid, startsAt }): [string, string] => [uid, startsAt])
        }),
      )
      expect(entries).toEqual(
        new Map([
          [`${first}@borchester.example`, '2027-06-26T09:30:00.000Z'],
          [`${second.invitationId}@borchester.example`, '2027-07-03T09:30:00.000Z'],
        ]),
      )
    }
  })

  test('is told of no date that is over, withdrawn, cancelled or another family’s', async () => {
    const setting = await anEvent(database.db)
    const first = await anInvitation(database.db, setting, { language: 'en' })
    const withdrawn = await aWeekLater(setting, first, 1)
    const cancelled = await aWeekLater(setting, first, 2)
    const strangers = await anInvitation(database.db, cancelled, { name: 'Olena Koval' })
    await inCouncil(database.db, setting.councilId, async (tx) => {
      await tx
        .update(invitation)
        .set({ revokedAt: NOW })
        .where(eq(invitation.id, withdrawn.invitationId))
    })
    await startAt(setting, 0)
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx
        .update(occurrence)
        .set({ cancelledAt: NOW })
        .where(eq(occurrence.id, cancelled.occurrenceId)),
    )
    await deliver(10)
    const { mail } = await opened(server.arrived[0]!.raw)
    expect(mail.text).toContain('26 June 2027')
    expect(mail.text).not.toMatch(/July 2027/)
    expect(await sentAt(setting, [withdrawn.invitationId, strangers])).toEqual([null, null])
  })

  test('counts as told of none when the letter is stopped, or its own date withdrawn before it goes', async () => {
    const setting = await anEvent(database.db)
    const first = await anInvitation(database.db, setting)
    const second = await aWeekLater(setting, first)
    const begun = await startAt(setting, 0)
    if (!begun.ok) throw new Error(begun.reason)
    await stopMailing(database.db, {
      ...setting,
      taskId: begun.value.taskId,
      actor,
      now: later(1),
    })
    expect(await sentAt(setting, [first, second.invitationId])).toEqual([null, null])
    await startAt(setting, 2)
    const revoked = await revokeInvitation(database.db, {
      councilId: setting.councilId,
      invitationId: first,
      actor,
      reason: 'By mistake',
      now: later(3),
    })
    expect(revoked).toMatchObject({ value: { told: 'nobody' } })
    expect(await sentAt(setting, [second.invitationId])).toEqual([null])
    await startAt(second, 5)
    await deliver(10)
    expect(server.arrived).toHaveLength(1)
    expect((await opened(server.arrived[0]!.raw)).mail.text).not.toContain('26 June')
  })
})
