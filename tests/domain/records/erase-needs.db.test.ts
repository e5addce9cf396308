import { expect, test } from 'vitest'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { eraseNeeds } from '#app/domain/records/erase-needs.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { attendee, auditEntry, need, reply } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()

test('needs go 30 days after the day and not before; who came stays, and the record says how many', async () => {
  const setting = await anEvent(database.db, { startsAt: new Date('2027-06-26T09:30:00Z') })
  const { councilId } = setting
  const invitationId = await anInvitation(database.db, setting)
  await replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: {
      answer: 'yes',
      comers: [{ ageBand: 'adult' }],
      needs: [{ kind: 'allergy', detail: 'Nuts' }, { kind: 'wheelchair' }],
      message: 'We come by bus',
    },
    now: NOW,
  })
  const left = () =>
    inCouncil(database.db, councilId, async (tx) => [
      await tx.$count(need),
      await tx.$count(attendee),
    ])
  expect(await eraseNeeds(database.db, { councilId, now: new Date('2027-07-26T10:00:00Z') })).toBe(
    0,
  )
  expect(await left()).toEqual([2, 1])
  expect(await eraseNeeds(database.db, { councilId, now: new Date('2027-07-26T11:00:00Z') })).toBe(
    2,
  )
  expect(await left()).toEqual([0, 1])
  const [answer] = await inCouncil(database.db, councilId, (tx) => tx.select().from(reply))
  expect(answer).toMatchObject({ state: 'confirmed', people: 1, message: null })
  const audit = await inCouncil(database.db, councilId, (tx) => tx.select().from(auditEntry))
  expect(
    audit.filter(({ action }) => action === 'needs.erased').map(({ detail }) => detail),
  ).toEqual([{ needs: 2, messages: 1 }])
})
