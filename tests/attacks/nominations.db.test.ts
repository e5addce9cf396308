import { beforeEach, describe, expect, test } from 'vitest'
import { nominatePath } from '#app/domain/access/links.server.ts'
import { newId } from '#app/domain/ids.ts'
import { setNominationsClose } from '#app/domain/nominations/ceremony-settings.server.ts'
import { revokeNominator } from '#app/domain/nominations/nominators.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { event, nomination } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import type { Setting } from '#tests/support/factories.ts'
import { KEPT, RUNS } from '#tests/support/hostile-words.ts'
import { aNominator, nominated, nominating } from '#tests/support/nominations.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

let here: CouncilWorld
let setting: Setting
let own: { path: string; nominatorId: string; linkId: string }
let otherId: string

beforeEach(async () => {
  const worlds = await twoWorlds(database.db)
  here = worlds.here
  setting = settingOf(here)
  const school = await aNominator(database.db, setting)
  own = { ...school, path: nominatePath({ id: school.linkId }) }
  const centre = await aNominator(database.db, setting, 'Law Centre')
  ;[otherId = ''] = await nominating(
    database.db,
    setting,
    centre.nominatorId,
    nominated('Olena Koval'),
  )
})

const settingOf = ({ councilId, events: [first] }: CouncilWorld): Setting =>
  ({ councilId, eventId: first.eventId, occurrenceId: first.occurrenceId }) as Setting

const child = (more: Record<string, string> = {}) => ({
  do: 'one',
  mark: newId(),
  childName: 'Layla Haddad',
  reach: 'us',
  language: 'ar',
  ...more,
})
const rows = () => inCouncil(database.db, here.councilId, (tx) => tx.select().from(nomination))
const sending = (form: Record<string, string>, path = own.path) => app.ask(path, { form })

describe('a nominator’s page', () => {
  test('is kept nowhere, found by nobody, and shows nobody else’s list', async () => {
    const page = await app.ask(own.path)
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    })
    expect(page.headers['x-robots-tag']).toContain('noindex')
    expect(page.body).not.toMatch(/Olena|Law Centre|<script/)
    expect((await app.ask('/robots.txt')).body).toContain('Disallow: /nominate/')
  })

  test('changes and withdraws nothing of another’s list, nor of another ceremony', async () => {
    const before = await rows()
    for (const id of [otherId, setting.eventId, newId(), 'x']) {
      for (const what of ['change', 'withdraw']) {
        const sent = await sending(
          { ...child(), do: what, revision: '1' },
          `${own.path}?${what}=${id}`,
        )
        expect([what, sent.status]).toEqual([what, 404])
      }
      expect((await app.ask(`${own.path}?change=${id}`)).body).not.toContain('Olena')
    }
    expect(await rows()).toEqual(before)
  })

  test('does not take the number of registered children from anybody but the register office', async () => {
    expect((await sending({ do: 'count', newlyRegistered: '7' })).status).toBe(404)
    const register = await aNominator(database.db, setting, 'Register Office')
    const path = nominatePath({ id: register.linkId })
    for (const wrong of ['-1', '1.5', '1e9', 'NaN', '٣', '100001', ''])
      expect((await sending({ do: 'count', newlyRegistered: wrong }, path)).status).toBe(422)
    expect((await sending({ do: 'count', newlyRegistered: '48' }, path)).status).toBe(303)
    const events = await inCouncil(database.db, here.councilId, (tx) => tx.select().from(event))
    expect(events.find(({ id }) => id === setting.eventId)?.newlyRegistered).toBe(48)
  })

  test('takes nothing after the close, and keeps what was typed', async () => {
    await setNominationsClose(database.db, {
      ...setting,
      closesAt: new Date(Date.now() - 60_000),
      actor: OFFICER,
      now: new Date(),
    })
    const late = await sending(child(), `${own.path}?add=one`)
    expect([late.status, (await rows()).length]).toEqual([409, 3])
  })

  test('is over once revoked, and tells no ceremony; a guess is an address like any', async () => {
    const now = new Date()
    gave(await revokeNominator(database.db, { ...setting, ...own, actor: OFFICER, now }))
    const over = await app.ask(own.path)
    expect(over.body).not.toMatch(/Hillfields|ceremony/i)
    expect((await sending(child())).status).toBe(410)
    expect((await app.ask(`/nominate/${'a'.repeat(26)}`)).status).toBe(404)
    expect((await app.ask(own.path.replace('/nominate/', '/i/'))).status).toBe(404)
    expect(await rows()).toHaveLength(3)
  })

  test('writes hostile names as text and refuses what must not be kept', async () => {
    for (const name of KEPT)
      expect([name, (await sending(child({ childName: name }))).status]).toEqual([name, 303])
    const page = await app.ask(own.path)
    expect(page.body).not.toMatch(RUNS)
    const before = (await rows()).length
    const wrong: Array<Record<string, string>> = [
      { childName: 'x'.repeat(10_000) },
      { childName: '' },
      { childName: '\u202e\u0000' },
      { childName: '\u0301\u0302' },
      { childName: 'Layla 12/03/2015' },
      { knownAs: 'Z1234567' },
      { school: 'CV1 5RR' },
      { school: 'y'.repeat(10_000) },
      { language: 'xx-none' },
      { reach: 'pigeon' },
      { reach: 'guardian', guardianName: 'Rania', guardianPhone: '533380006' },
      { reach: 'guardian', guardianName: 'Rania', guardianEmail: 'a@b.org\r\nBcc: c@d.org' },
      { reach: 'guardian' },
    ]
    for (const one of wrong) {
      const sent = await sending(child(one), `${own.path}?add=one`)
      expect([one, sent.status]).toEqual([one, 422])
    }
    const several = await sending(
      { do: 'several', mark: newId(), children: 'Noor Haddad\nLayla 12/03/2015' },
      `${own.path}?add=several`,
    )
    expect([several.status, several.body.includes('Line 2')]).toEqual([422, true])
    expect(await rows()).toHaveLength(before)
  }, 30_000)
})
