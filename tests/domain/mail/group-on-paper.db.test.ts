import { expect, test } from 'vitest'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { inviteGroup } from '#app/domain/invitations/invite-group.server.ts'
import { findPartyAtEvent } from '#app/domain/invitations/find-party.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { readHeldAt } from '#app/domain/mail/letter-held.server.ts'
import { findOnPaper } from '#app/domain/mail/on-paper.server.ts'
import { printedLetter } from '#app/domain/mail/printed-letter.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil } from '#db/client.server.ts'
import { gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { answering, anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const t = wordsFor('en')

test('a group’s printed letter tells its places and its own cut-off, not the event’s', async () => {
  const setting = await anEvent(database.db, { kind: 'welcome', capacity: 40 })
  const { councilId, occurrenceId } = setting
  const untilAt = new Date('2027-06-10T12:00:00Z')
  gave(
    await inviteGroup(database.db, {
      councilId,
      actor: OFFICER,
      occurrenceIds: [occurrenceId],
      group: {
        contact: { fullName: 'Teresa Quayle', language: 'en' },
        organisation: { name: 'Anchor Hotel', codedName: 'Elm House' },
      },
      places: 14,
      peopleLimit: 14,
      untilAt,
      now: NOW,
    }),
  )
  await anInvitation(database.db, setting, { name: 'Zoe Adu', email: null, language: 'en' })
  const council = await findCouncil(database.db, councilId)
  const letters = await inCouncil(database.db, councilId, async (tx) => {
    const held = await readHeldAt(tx, setting)
    const { printable } = await findOnPaper(tx, setting, 'new')
    return printable.map((one) =>
      printedLetter(
        held!,
        { ...one, path: '/i/x', code: 'ABCDEFGHJK' },
        { council, origin: 'https://here.example', sender: { name: '', address: '' }, now: NOW },
      ),
    )
  })
  const told = letters.map(({ parts: [part] }) => ({
    keeps: part!.before.includes(t('group.kept', { places: 14 })),
    until: part!.facts.find(({ label }) => label === t('letter.reply-by'))?.value,
  }))
  const at = (moment: Date) => t.date(moment, { timeZone: 'Europe/London', style: 'dateTime' })
  expect(told).toEqual([
    { keeps: true, until: at(untilAt) },
    { keeps: false, until: at(new Date('2027-06-18T09:30:00Z')) },
  ])
})

test('the page of a party that waits says where it stands, not which number it once drew', async () => {
  const setting = await anEvent(database.db, { kind: 'welcome', capacity: 1 })
  const give = (invitationId: string, reply: ReturnType<typeof answering>) =>
    replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'link',
      reply,
      now: NOW,
    })
  const ids: string[] = []
  for (const name of ['Ana', 'Bo', 'Cem', 'Dua']) {
    const id = await anInvitation(database.db, setting, { name, email: null })
    ids.push(id)
    await give(id, answering('yes', name === 'Ana' ? 1 : 2))
  }
  const position = async (at: number) => {
    const invitationId = ids[at]!
    const given = { ...setting, invitationId, actor: OFFICER, now: NOW }
    return (await findPartyAtEvent(database.db, given))?.position
  }
  expect([await position(0), await position(3)]).toEqual([null, 3])
  await give(ids[1]!, answering('no'))
  expect([await position(2), await position(3)]).toEqual([1, 2])
})
