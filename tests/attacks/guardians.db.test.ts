/** Guardians' links in wrong hands, and forms that no page of ours has sent. */
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { inCouncil } from '#db/client.server.ts'
import { consent, nameProof, voiceClip } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent } from '#tests/support/factories.ts'
import { changedTables, fingerprint } from '#tests/support/fingerprint.ts'
import { aFamilyOf, pathsFor, type Family } from '#tests/support/guardians.ts'
import { aWav, bytesOf } from '#tests/support/recordings.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

let here: CouncilWorld
let haddad: Family
let koval: Family
let proof: string
let photos: string

beforeEach(async () => {
  ;({ here } = await twoWorlds(database.db))
  const { councilId } = here
  const startsAt = new Date(Date.now() + 40 * 86_400_000)
  const setting = await anEvent(database.db, { councilId, startsAt })
  haddad = await aFamilyOf(database.db, setting, [{ name: 'Layla Haddad' }], { language: 'en' })
  koval = await aFamilyOf(database.db, setting, [{ name: 'Olena Koval' }], { name: 'Petro Koval' })
  const subject = { partyId: haddad.partyId, eventId: setting.eventId }
  ;({ proof, consent: photos } = await pathsFor(database.db, councilId, subject))
})

const layla = () => haddad.honourees[0]!
const olena = () => koval.honourees[0]!
const proofsOf = (honoureeId: string) =>
  inCouncil(database.db, here.councilId, (tx) =>
    tx.select().from(nameProof).where(eq(nameProof.honoureeId, honoureeId)),
  )
const approval = (honouree: string, revision = '1') => ({ do: 'approve', honouree, revision })
const yes = (honouree: string) => ({ do: 'say', honouree, guardian: 'press', child: 'too-young' })

function recording(bytes: Uint8Array, honouree = layla()): FormData {
  const form = new FormData()
  form.set('do', 'voice')
  form.set('honouree', honouree)
  form.set('voice', new File([new Uint8Array(bytes)], '<script>.svg', { type: 'image/svg+xml' }))
  return form
}

describe('a guardian’s page', () => {
  test('is kept nowhere and found by nobody; the microphone is allowed on the one page that records', async () => {
    const page = await app.ask(proof)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Layla Haddad')
    expect(page.body).not.toContain('Koval')
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(self), geolocation=()',
    })
    for (const path of [photos, `${proof}/${layla()}.svg`, '/', '/proof/x'])
      expect((await app.ask(path)).headers['permissions-policy']).toContain('microphone=()')
  })

  test('shows the certificate as the press makes it, small enough for a phone, and no other child’s', async () => {
    const picture = await app.ask(`${proof}/${layla()}.svg`, {
      headers: { 'Accept-Encoding': 'br' },
    })
    expect(picture.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'private, no-store',
    })
    expect(picture.bytes.length).toBeLessThan(60_000)
    expect((await app.ask(`${proof}/${olena()}.svg`)).status).toBe(404)
    expect((await app.ask(`${photos}/${layla()}.svg`)).status).toBe(404)
  })

  test('changes nothing by being looked at', async () => {
    const before = await fingerprint(database.db)
    for (const path of [proof, `${proof}?child=${layla()}&do=approve`, photos, `${photos}?do=say`])
      expect((await app.ask(path)).status).toBe(200)
    expect(changedTables(before, await fingerprint(database.db))).toEqual([])
  })

  test('answers to a token that nobody has like any unknown address, and in another council', async () => {
    const guess = `/proof/${'a'.repeat(26)}`
    expect((await app.ask(guess)).status).toBe(404)
    expect((await app.ask(guess, { form: approval(layla()) })).status).toBe(404)
    const elsewhere = { host: 'elsewhere.example' }
    expect((await app.ask(proof, elsewhere)).status).toBe(404)
    expect((await app.ask(proof.replace('/proof/', '/consent/'))).status).toBe(404)
  })
})

describe('another family’s child in the form', () => {
  test('is not there: no name is approved or corrected, no yes is said, no voice is kept', async () => {
    const foreign = [
      app.ask(proof, { form: approval(olena()) }),
      app.ask(proof, {
        form: { do: 'correct', honouree: olena(), revision: '1', name: 'Somebody Else' },
      }),
      app.ask(proof, { multipart: recording(aWav(1), olena()) }),
      app.ask(proof, { form: { do: 'delete-voice', honouree: here.events[0].honoureeId! } }),
      app.ask(photos, { form: yes(olena()) }),
      app.ask(photos, { form: { do: 'withdraw', honouree: olena() } }),
    ]
    for (const answer of foreign) expect((await answer).status).toBe(404)
    expect(await proofsOf(olena())).toMatchObject([{ name: 'Olena Koval', approvedAt: null }])
    expect(await database.db.select().from(consent)).toEqual([])
  })
})

test('a version that is no longer the newest is not approved: both are shown', async () => {
  const corrected = { do: 'correct', honouree: layla(), revision: '1', name: 'Laila Haddad' }
  expect((await app.ask(proof, { form: corrected })).status).toBe(303)
  const stale = await app.ask(proof, { form: { ...approval(layla()), seen: 'Layla Haddad' } })
  expect(stale.status).toBe(422)
  expect(stale.body).toContain('Laila Haddad')
  expect(stale.body).toContain('Layla Haddad')
  expect((await proofsOf(layla())).map(({ approvedAt }) => approvedAt)).toEqual([null, null])
  const again = await app.ask(proof, { form: { ...corrected, name: 'Leyla Haddad' } })
  expect([again.status, again.body.includes('Leyla Haddad')]).toEqual([422, true])
})

test('a hostile name is shown as it was typed, and runs nowhere', async () => {
  const name = '<img src=x onerror=alert(1)> {reply_link} ${7*7}'
  await app.ask(proof, { form: { do: 'correct', honouree: layla(), revision: '1', name } })
  const page = await app.ask(proof)
  expect(page.body).toContain('&lt;img src=x onerror=alert(1)&gt; {reply_link} ${7*7}')
  expect(page.body).not.toContain('<img src=x')
})

describe('a recording', () => {
  test('that is none, too long or too large is refused, whatever it calls itself', async () => {
    const bad = [
      bytesOf('<svg onload=alert(1)>'.padEnd(200)),
      bytesOf('PK\u0003\u0004'.padEnd(400)),
      aWav(60),
      new Uint8Array(1_200_000),
      new Uint8Array(),
    ]
    for (const bytes of bad)
      expect((await app.ask(proof, { multipart: recording(bytes) })).status).toBe(422)
    const missing = await app.ask(proof, { form: { do: 'voice', honouree: layla() } })
    expect(missing.status).toBe(422)
    expect(await database.db.select().from(voiceClip)).toHaveLength(4)
  })

  test('is heard at the desk as what it is, in parts too; the family can take it away', async () => {
    expect((await app.ask(proof, { multipart: recording(aWav(1)) })).status).toBe(303)
    const { eventId } = here.events[0]
    const desk = `/desk/events/${eventId}/names/${here.events[0].honoureeId}/voice`
    const cookie = here.cookies.officer
    const heard = await app.ask(desk, { cookie })
    expect(heard.headers).toMatchObject({
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const part = await app.ask(desk, { cookie, headers: { Range: 'bytes=0-3' } })
    expect([part.status, part.body]).toEqual([206, 'RIFF'])
    expect((await app.ask(desk)).status).toBe(303)
    const away = { do: 'delete-voice', honouree: layla() }
    expect((await app.ask(proof, { form: away })).status).toBe(303)
    const rows = await database.db.select().from(voiceClip)
    expect(rows.some(({ honoureeId }) => honoureeId === layla())).toBe(false)
  })

  test('is not taken a hundred times in a minute', async () => {
    const statuses = new Set<number>()
    for (let sent = 0; sent < 12; sent += 1)
      statuses.add((await app.ask(proof, { multipart: recording(aWav(1)) })).status)
    expect([...statuses]).toEqual([303, 429])
  })
})
