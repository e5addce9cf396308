import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import { attendee, event, need } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent } from '#tests/support/factories.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

test('who asks for places for several says whose a need is, and reads it before it is sent', async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const councilId = await aCouncil(database.db, { host: 'here.example' })
  const startsAt = new Date(Date.now() + 40 * 86_400_000)
  const setting = await anEvent(database.db, { councilId, kind: 'welcome', startsAt })
  const inside = <T>(read: Parameters<typeof inCouncil<T>>[2]) =>
    inCouncil(database.db, councilId, read)
  const [{ slug }] = (await inside((tx) =>
    tx.select({ slug: event.slug }).from(event).where(eq(event.id, setting.eventId)),
  )) as [{ slug: string }]
  const send = (step: string, more: Record<string, string> = {}) =>
    app.ask(`/events/${slug}/join`, {
      form: {
        mark,
        step,
        name: 'Amira Al-Khatib',
        language: 'en',
        'people.adults': '2',
        'people.children': '1',
        needs: 'step_free',
        ...more,
      },
    })
  const mark = newId()
  const asked = (await send('check')).body
  expect(asked).toContain('Who needs it?')
  expect(asked).toContain('value="adult-2"')
  const read = (await send('look', { 'who.step_free': 'adult-2' })).body
  expect(read).toContain('Check your reply')
  expect(read).toContain('Adult 2')
  expect((await send('send', { 'who.step_free': 'adult-2' })).status).toBe(303)
  const whose = await inside((tx) =>
    tx
      .select({ kind: need.kind, ageBand: attendee.ageBand })
      .from(need)
      .innerJoin(attendee, eq(attendee.id, need.attendeeId)),
  )
  expect(whose).toEqual([{ kind: 'step_free', ageBand: 'adult' }])
})
