import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerPath, issueLink, replyLink } from '#app/domain/access/links.server.ts'
import { inviteGroup } from '#app/domain/invitations/invite-group.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { attendee, invitation, link, need, reply, reservation } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

const GUESS = 'a'.repeat(26)

let here: CouncilWorld
let group: string
let other: string
let invitationId: string

beforeEach(async () => {
  const worlds = await twoWorlds(database.db)
  here = worlds.here
  ;[group, invitationId] = await aGroup('Crowne Plaza Broad Lane', 'Rowan House', 14)
  ;[other] = await aGroup('Anchor Hotel', 'Elm House', 6)
})

async function aGroup(name: string, codedName: string, places: number): Promise<[string, string]> {
  const { councilId } = here
  const [{ occurrenceId = '', eventId = '' }] = here.events
  const now = new Date()
  const invited = await inviteGroup(database.db, {
    councilId,
    actor: { kind: 'system', name: 'seed' },
    occurrenceIds: [occurrenceId],
    group: {
      contact: { fullName: 'Teresa Quayle', language: 'en' },
      organisation: { name, codedName },
    },
    places,
    peopleLimit: places,
    untilAt: null,
    now,
  })
  if (!invited.ok) throw new Error(invited.reason)
  const [id = ''] = invited.value
  const path = await inCouncil(database.db, councilId, async (tx) => {
    const [row] = await tx.select().from(invitation).where(eq(invitation.id, id))
    return answerPath(await replyLink(tx, { councilId, eventId, partyId: row!.partyId, now }))
  })
  return [path, id]
}

const asFamily = (path: string) => path.replace('/group/', '/i/')

describe('a group’s page', () => {
  test('is kept nowhere, found by nobody, light, and names no hotel and no other group', async () => {
    const page = await app.ask(group)
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    })
    expect(page.headers['x-robots-tag']).toContain('noindex')
    expect(page.body).toContain('Rowan House')
    expect(page.body).not.toMatch(/Crowne|Elm House|Anchor|type="email"|<script/)
    expect((await app.ask('/robots.txt')).body).toContain('Disallow: /group/')
  })

  test('is unknown under a family’s address, and a family’s under a group’s', async () => {
    const never = await app.ask(`/group/${GUESS}`)
    expect(never.status).toBe(404)
    for (const path of [asFamily(group), `/group/${here.replyToken}`]) {
      for (const sent of [{}, { form: { 'people.all': '3', answer: 'yes', step: 'send' } }])
        expect([path, (await app.ask(path, sent)).status]).toEqual([path, 404])
      expect((await app.ask(`${path}/event.ics`)).status).toBe(404)
    }
    expect(await database.db.select().from(reply)).toEqual([])
  })

  test('closes at its own cut-off, also under a link from before groups had a page', async () => {
    const { councilId } = here
    const old = await inCouncil(database.db, councilId, async (tx) => {
      const [row] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
      const [{ eventId = '' }] = here.events
      const given = { purpose: 'reply' as const, partyId: row!.partyId, eventId }
      return answerPath(await issueLink(tx, { councilId, ...given, now: new Date() }))
    })
    expect((await app.ask(old)).body).toContain('name="people.adults"')
    const answer = { answer: 'yes', 'people.adults': '3', step: 'send' }
    await database.db
      .update(reservation)
      .set({ untilAt: new Date(Date.now() - 60_000) })
      .where(eq(reservation.invitationId, invitationId))
    const page = await app.ask(old)
    expect(page.status).toBe(200)
    expect(page.body).not.toContain('name="people.adults"')
    expect((await app.ask(old, { form: answer })).status).toBe(409)
    expect(await database.db.select().from(reply)).toEqual([])
  })

  test('says that it is over once its link is revoked, and names nothing', async () => {
    await database.db.update(link).set({ revokedAt: new Date() })
    const page = await app.ask(group)
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(/Rowan|Council House|ceremony|Family event/)
    expect((await app.ask(group, { form: { 'people.all': '14' } })).status).toBe(404)
  })

  test('takes a number as a whole answer, and looks over what gives up places', async () => {
    const told = await app.ask(group, { form: { 'people.all': '١٤', step: 'check' } })
    expect(told.status).toBe(303)
    const fewer = await app.ask(group, { form: { 'people.all': '12', step: 'check' } })
    expect([fewer.status, fewer.body.includes('giving up 2 places')]).toEqual([200, true])
    const [standing] = await database.db.select().from(reply)
    expect(standing).toMatchObject({ people: 14, channel: 'group', invitationId })
    const sent = await app.ask(group, {
      form: {
        'people.all': '12',
        'people.children': '4',
        'detail.interpreter': 'Arabic 5\r\nTigrinya\r\nDari',
        'detail.pick_up': 'Broad Lane bus stop',
        needs: ['diet_halal'],
        'detail.diet_halal': '9',
        names: 'Amal\nYonas',
        step: 'send',
      },
    })
    expect(sent.status).toBe(303)
    const needs = await database.db.select().from(need)
    expect(needs.map(({ kind, detail }) => [kind, detail])).toEqual(
      expect.arrayContaining([
        ['interpreter', 'Arabic 5'],
        ['interpreter', 'Tigrinya'],
        ['interpreter', 'Dari'],
        ['diet_halal', '9'],
      ]),
    )
    const heads = await database.db.select().from(attendee)
    expect(heads.filter(({ ageBand }) => ageBand === 'child').length).toBe(4)
    expect(heads.flatMap(({ name, ageBand }) => (name ? [[name, ageBand]] : []))).toEqual([
      ['Amal', 'unknown'],
      ['Yonas', 'unknown'],
    ])
    expect((await app.ask(other)).body).not.toContain('Amal')
  })

  test.each(['', '-1', '1.5', 'NaN', '1e9', '301', '15'])(
    'refuses “%s” people with what was typed kept',
    async (people) => {
      const answer = await app.ask(group, { form: { 'people.all': people, names: 'Yonas' } })
      expect(answer.status).toBe(422)
      expect(answer.body).toContain('Yonas')
      expect(await database.db.select().from(reply)).toEqual([])
    },
  )
})
