import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { dateOf } from '#app/domain/events/date-of-event.ts'
import { typedOfDate } from '#app/domain/events/typed-date.ts'
import { reviseParty } from '#app/domain/invitations/revise-party.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { council, event, invitation, occurrence, party, person } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { aWorld, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

let here: CouncilWorld
let ids: Record<string, string>
let cookie: string

beforeEach(async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  here = await aWorld(database.db, 'here.example')
  ids = here.events[0]
  cookie = here.cookies.officer
})

const inside = <T>(read: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, here.councilId, read)

describe('a number that texts do not reach', () => {
  const shows = async (path: string) => (await app.ask(path, { cookie })).body
  const contact = { fullName: 'Amira Al-Khatib', language: 'ar', email: 'amira@example.org' }

  test('is marked on the person’s and the family’s page until it is corrected', async () => {
    const pages = [
      `/desk/directory/${ids.personId}`,
      `/desk/events/${ids.eventId}/guests/${ids.invitationId}`,
    ]
    await inside((tx) =>
      tx
        .update(person)
        .set({ phone: '07700 900123', phoneState: 'refused' })
        .where(eq(person.id, ids.personId!)),
    )
    for (const page of pages) expect(await shows(page)).toContain('Texts are refused')
    const corrected = await reviseParty(database.db, {
      councilId: here.councilId,
      occurrenceId: ids.occurrenceId!,
      invitationId: ids.invitationId!,
      contact: { ...contact, phone: '07700 900999' },
      actor: { kind: 'system', name: 'command' },
      now: new Date(),
    })
    expect(corrected.ok).toBe(true)
    for (const page of pages) {
      expect(await shows(page)).toContain('900999')
      expect(await shows(page)).not.toContain('Texts are refused')
    }
  })
})

describe('a date that moves', () => {
  test('costs what the texts about the new day cost: a longer month can make a second part', async () => {
    const year = new Date().getFullYear() + 2
    const link = `http://here.example/i/${'x'.repeat(26)}`
    // "Changed: …. It is now Fri 5 May at 10:30." in exactly one part.
    const around = `Changed: . It is now Fri 5 May at 10:30. Details:\n${link}\nBorchester City Council`
    const title = 'T'.repeat(160 - around.length)
    const row = await inside(async (tx) => {
      await tx.update(council).set({ texts: true, textPrice: 240 })
      await tx.update(event).set({ outsideTitle: title }).where(eq(event.id, ids.eventId!))
      await tx.update(person).set({ email: null, phone: '07700 900123' })
      await tx.update(party).set({ language: 'en' })
      await tx
        .update(invitation)
        .set({ sentAt: new Date() })
        .where(eq(invitation.id, ids.invitationId!))
      const [moved] = await tx
        .update(occurrence)
        .set({
          startsAt: new Date(`${year}-05-05T09:30:00Z`),
          endsAt: new Date(`${year}-05-05T11:00:00Z`),
          repliesCloseAt: new Date(`${year}-04-30T09:30:00Z`),
        })
        .where(eq(occurrence.id, ids.occurrenceId!))
        .returning()
      return moved!
    })
    const moveTo = async (month: string) => {
      const typed = { ...typedOfDate(dateOf(row)), 'startsOn.month': [month] }
      const path = `/desk/events/${ids.eventId}/settings/dates/${ids.occurrenceId}`
      const form = { ...typed, revision: [String(row.edition)], startsAt: ['10:45'] }
      return (await app.ask(path, { cookie, form })).body
    }
    expect(await moveTo('5')).toMatch(/1 text in 1 part\b/)
    expect(await moveTo('9')).toMatch(/1 text in 2 parts/)
  })
})
