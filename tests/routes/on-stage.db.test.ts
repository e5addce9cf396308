/** The page beside the stage by its address alone: what a link opens, and what it does not. */
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import {
  findStageLinks,
  makeStageLink,
  revokeStageLink,
} from '#app/domain/ceremonies/stage-links.server.ts'
import { setOnStage } from '#app/domain/ceremonies/set-on-stage.server.ts'
import { newId } from '#app/domain/ids.ts'
import { council, stagePress } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { aChild, gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, type Setting } from '#tests/support/factories.ts'
import { changedTables, fingerprint } from '#tests/support/fingerprint.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

let setting: Setting
let ada: string
let path: string
const given = () => ({ ...setting, actor: OFFICER, now: new Date() })

beforeEach(async () => {
  loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const startsAt = new Date(Date.now() + 86_400_000)
  setting = await anEvent(database.db, { startsAt })
  await database.db.update(council).set({ host: 'here.example' })
  ada = await aChild(database.db, setting, 'Ada Lindgren')
  await aChild(database.db, setting, 'Ben Okafor')
  const token = gave(await makeStageLink(database.db, { ...given(), role: 'reader' }))
  path = `/stage/${token}`
})

const pressing = (child: string, more: object = {}) =>
  app.ask(`${path}/presses`, {
    raw: {
      type: 'application/json',
      body: JSON.stringify({
        device: 'device-one',
        presses: [{ id: newId(), child, press: 'presented', secondsAgo: 1.5, ...more }],
      }),
    },
  })
const presses = () => database.db.select().from(stagePress)

describe('a link to the page beside the stage', () => {
  test('shows who is called, is kept by nobody, and changes nothing when it is opened', async () => {
    const before = await fingerprint(database.db)
    const page = await app.ask(path)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Ada Lindgren')
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'same-origin',
    })
    await app.ask(`${path}/presses`)
    await app.ask(`${path}?call=${ada}`)
    expect(changedTables(before, await fingerprint(database.db))).toEqual([])
  })

  test('tells a device nothing anew while nothing changed', async () => {
    const first = await app.ask(`${path}/presses`)
    const known = { headers: { 'If-None-Match': first.headers.etag } }
    expect((await app.ask(`${path}/presses`, known)).status).toBe(304)
    expect((await pressing(ada)).status).toBe(200)
    const second = await app.ask(`${path}/presses`, known)
    expect(JSON.parse(second.body)).toMatchObject({ states: { [ada]: 'presented' }, done: [ada] })
  })

  test('that was ended takes no press and names nobody', async () => {
    const [link] = await findStageLinks(database.db, { ...setting, now: new Date() })
    gave(await revokeStageLink(database.db, { ...given(), linkId: link!.id }))
    const page = await app.ask(path)
    expect([page.status, (await pressing(ada)).status]).toEqual([410, 410])
    expect((await app.ask(`${path}/presses`)).status).toBe(410)
    expect((await app.ask(`${path}/voice/${ada}`)).status).toBe(404)
    expect(page.body).not.toMatch(/Ada|Ben|citizenship|Family event/)
    expect(await presses()).toEqual([])
  })

  test('opens no other ceremony’s children, and no other page', async () => {
    const sister = await anEvent(database.db, { councilId: setting.councilId })
    const zoe = await aChild(database.db, sister, 'Zoe Adler')
    expect((await pressing(zoe)).status).toBe(200)
    expect((await app.ask(`${path}?call=${zoe}`)).body).not.toContain('Zoe')
    expect((await app.ask(`${path}/voice/${zoe}`)).status).toBe(404)
    for (const other of ['/i/', '/group/', '/proof/', '/nominate/'])
      expect((await app.ask(path.replace('/stage/', other))).status).toBe(404)
    expect(await presses()).toEqual([])
  })

  test('takes what is no press for what it is', async () => {
    for (const body of ['', '{', '[]', '{"device":"x","presses":[]}'])
      expect(
        (await app.ask(`${path}/presses`, { raw: { type: 'application/json', body } })).status,
      ).toBe(400)
    for (const wrong of [{ press: 'erased' }, { secondsAgo: -1 }, { id: '1' }, { secondsAgo: 1e9 }])
      expect((await pressing(ada, wrong)).status).toBe(400)
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://evil.example' }
    const form = { id: newId(), child: ada, press: 'presented' }
    expect((await app.ask(path, { form, headers: elsewhere })).status).toBe(403)
    expect(await presses()).toEqual([])
  })

  test('takes a form without script once, however often it is sent', async () => {
    const form = { id: newId(), child: ada, press: 'not-here' }
    for (const _ of [1, 2]) expect((await app.ask(path, { form })).status).toBe(303)
    expect(await presses()).toHaveLength(1)
    const { children } = await findStage(database.db, setting)
    expect(children.map(({ state }) => state)).toEqual(['not-here', 'waiting'])
  })

  test('shows no family name of a child whose family asked for that', async () => {
    const facts = { handshake: null, isStepFree: null, presenter: null, byFirstName: true }
    gave(await setOnStage(database.db, { ...given(), honoureeId: ada, facts }))
    const { body } = await app.ask(path)
    expect(body).toContain('Ada')
    expect(body).not.toContain('Lindgren')
  })
})
