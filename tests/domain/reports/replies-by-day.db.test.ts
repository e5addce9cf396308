import { expect, test } from 'vitest'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { repliesByDay } from '#app/domain/reports/replies-by-day.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const DAY_MS = 86_400_000

const give = (
  { councilId }: Setting,
  invitationId: string,
  wish: ReturnType<typeof answering>,
  now = NOW,
) =>
  replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: wish,
    now,
  })

const byDay = ({ councilId, occurrenceId }: Setting) =>
  inCouncil(database.db, councilId, (tx) =>
    repliesByDay(tx, { councilId, occurrenceIds: [occurrenceId], timeZone: 'Europe/London' }),
  )

test('a family that answers twice on one day counts once, and maybe is not coming', async () => {
  const setting = await anEvent(database.db, { capacity: 20 })
  const [first, second, third] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting, { name: 'Olena Marchenko', email: 'o@example.org' }),
    await anInvitation(database.db, setting, { name: 'Sam Adeyemi', email: 's@example.org' }),
  ]
  await give(setting, first, answering('yes', 4))
  await give(setting, first, answering('yes', 3))
  await give(setting, second, answering('yes', 2))
  await give(setting, second, answering('no'))
  await give(setting, third, answering('maybe'))
  await give(setting, third, answering('yes', 1), new Date(NOW.getTime() + DAY_MS))
  const { occurrenceId } = setting
  expect(await byDay(setting)).toEqual([
    { occurrenceId, day: '2027-05-24', coming: 1, notComing: 1 },
    { occurrenceId, day: '2027-05-25', coming: 1, notComing: 0 },
  ])
})

test('a family that comes off the waiting list has not answered again', async () => {
  const setting = await anEvent(database.db, { capacity: 2 })
  const [first, second] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting, { name: 'Olena Marchenko', email: 'o@example.org' }),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, second, answering('yes', 2))
  await give(setting, first, answering('no'), new Date(NOW.getTime() + DAY_MS))
  const { occurrenceId } = setting
  expect(await byDay(setting)).toEqual([
    { occurrenceId, day: '2027-05-24', coming: 2, notComing: 0 },
    { occurrenceId, day: '2027-05-25', coming: 0, notComing: 1 },
  ])
})
