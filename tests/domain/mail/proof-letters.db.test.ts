import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { askFamilies, endLinks } from '#app/domain/ceremonies/ask-families.server.ts'
import { sayConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import { allCouncils } from '#app/domain/councils/find-council.server.ts'
import { composeMessage } from '#app/domain/mail/compose.server.ts'
import { readLetterSubjects } from '#app/domain/mail/letter-subject.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import { gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW } from '#tests/support/factories.ts'
import { aFamilyOf } from '#tests/support/guardians.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

async function asked() {
  const setting = await anEvent(database.db)
  const { councilId, occurrenceId } = setting
  const child = { name: 'Layla Haddad' }
  const family = await aFamilyOf(database.db, setting, [child], { language: 'en' })
  const given = { councilId, occurrenceId, actor: OFFICER, now: NOW }
  gave(await askFamilies(database.db, { ...given, reminds: false }))
  const compose = async () => {
    const council = (await allCouncils(database.db)).find(({ id }) => id === councilId)!
    const sender = { name: council.mailFromName, address: council.mailFromAddress }
    return inCouncil(database.db, councilId, async (tx) => {
      const [row] = await tx.select().from(letter).where(eq(letter.purpose, 'proof'))
      const letters = [row!]
      const subjects = await readLetterSubjects(tx, { councilId, letters, now: NOW })
      const writer = { council, origin: 'https://here.example', sender, now: NOW }
      return composeMessage(row!, subjects.get(row!.id), writer)
    })
  }
  return { given, family, honoureeId: family.honourees[0]!, compose }
}

test('a letter about names carries the family’s link, and names neither the child nor the ceremony outside', async () => {
  const { compose } = await asked()
  const message = await compose()
  if (typeof message === 'string') throw new Error(message)
  expect(message.subject).toContain('Family event')
  expect(message.subject).not.toMatch(/ceremony|citizen/i)
  expect(message.text).toMatch(/^https:\/\/here\.example\/proof\/[a-z2-7]{26}$/m)
  expect(message.text + message.html).not.toContain('Layla')
  expect(message.calendar).toBeUndefined()
})

test('it is not sent once everything is settled', async () => {
  const { given, honoureeId, compose } = await asked()
  const { councilId, actor, now } = given
  gave(await approveName(database.db, { councilId, honoureeId, revision: 1, actor, now }))
  expect(typeof (await compose())).toBe('object')
  const said = { guardian: 'none', child: 'too-young' } as const
  const guest = { kind: 'guest' } as const
  gave(
    await sayConsent(database.db, {
      councilId,
      honoureeId,
      said,
      language: 'en',
      actor: guest,
      now,
    }),
  )
  expect(await compose()).toBe('answered')
})

test('it does not open again a door that an officer has closed', async () => {
  const { given, family, compose } = await asked()
  gave(await endLinks(database.db, { ...given, key: family.partyId }))
  expect(await compose()).toBe('revoked')
})
