import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { postLetters } from '#app/domain/mail/outbox.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation, letter, occurrence, party, person } from '#db/schema/index.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  adults,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'
import { aMailServer, opened, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const ORIGIN = 'https://events.borchester.example'
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url, { socket: 1_500 })
})
afterEach(async () => {
  post.close()
  await server.close()
})

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const deliver = (now = NOW, over: Partial<Parameters<typeof deliverDueLetters>[1]> = {}) =>
  deliverDueLetters(database.db, { post, originOf: () => ORIGIN, now: () => now, ...over })

async function invite(
  setting: Setting,
  invitationId: string,
  over: Partial<Parameters<typeof postLetters>[1][number]> = {},
): Promise<void> {
  await inCouncil(database.db, setting.councilId, (tx) =>
    postLetters(tx, [
      {
        councilId: setting.councilId,
        purpose: 'invitation',
        subjectId: invitationId,
        occasion: '1',
        eventId: setting.eventId,
        occurrenceId: setting.occurrenceId,
        address: 'amira@example.org',
        language: 'ar',
        sender: 'events@borchester.example',
        now: NOW,
        ...over,
      },
    ]),
  )
}

const reply = (setting: Setting, invitationId: string, answer: 'yes' | 'no', now = NOW) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: answering(answer, 0),
    now,
    ...(answer === 'yes' ? { reply: { answer, comers: adults(2), needs: [] } } : {}),
  })

const letters = (setting: Setting) =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx.select().from(letter).where(eq(letter.councilId, setting.councilId)).orderBy(letter.id),
  )

describe('a letter that arrives', () => {
  test('is whole: text, HTML and calendar, one recipient, a neutral sender and subject', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    await deliver()
    const [arrived] = server.arrived
    expect(arrived?.recipients).toEqual(['amira@example.org'])
    expect(arrived?.from).toBe('events@borchester.example')
    const { mail, header, calendar } = await opened(arrived!.raw)
    expect(mail.from).toEqual({
      name: 'Borchester City Council',
      address: 'events@borchester.example',
    })
    expect(mail.to).toEqual([{ name: 'Amira Al-Khatib', address: 'amira@example.org' }])
    expect(mail.subject).toContain('Family event')
    expect(mail.subject).not.toMatch(/citizenship/i)
    expect(mail.html).toContain('dir="rtl"')
    expect(mail.html).not.toMatch(/<img/i)
    expect(mail.text).toMatch(/^https:\/\/events\.borchester\.example\/i\/[a-z2-7]{26}$/m)
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('x-auto-response-suppress')).toBe('All')
    expect(header('content-language')).toBe('ar')
    const [row] = await letters(setting)
    expect(mail.messageId).toBe(row?.messageId)
    expect(row).toMatchObject({ state: 'sent', sentAt: NOW, attempts: 1, leasedUntil: null })
    for (const read of [readByIcalJs, readByNodeIcal]) {
      const file = read(calendar!)
      expect(file.method).toBe('REQUEST')
      expect(file.entries).toMatchObject([
        {
          startsAt: '2027-06-26T09:30:00.000Z',
          title: 'Family event',
          organizer: 'events@borchester.example',
          sequence: 0,
          attendees: [{ address: 'amira@example.org', answer: 'NEEDS-ACTION' }],
        },
      ])
      expect(file.entries[0]?.attendees[0]?.rsvp.toLowerCase()).toBe('false')
    }
  })

  test('keeps the address of the page in every letter to the same party', async () => {
    const setting = await anEvent(database.db)
    const invited = await anInvitation(database.db, setting)
    await invite(setting, invited)
    await deliver()
    await reply(setting, invited, 'yes')
    await deliver()
    const addresses = await Promise.all(
      server.arrived.map(
        async ({ raw }) => /\/i\/([a-z2-7]{26})/.exec((await opened(raw)).mail.text ?? '')?.[1],
      ),
    )
    expect(addresses).toHaveLength(2)
    expect(addresses[0]).toBe(addresses[1])
  })

  test('tells the calendar yes, then a change, then no, each under a higher number', async () => {
    const setting = await anEvent(database.db)
    const invited = await anInvitation(database.db, setting)
    await invite(setting, invited)
    await deliver()
    await reply(setting, invited, 'yes')
    await deliver()
    await inCouncil(database.db, setting.councilId, async (tx) => {
      await tx.update(occurrence).set({ startsAt: new Date('2027-06-26T10:30:00Z'), revision: 2 })
      await tx.update(invitation).set({ calendarSequence: 2 })
    })
    await invite(setting, invited, {
      purpose: 'event_changed',
      occasion: '2',
      facts: {
        before: {
          startsAt: '2027-06-26T09:30:00Z',
          endsAt: '2027-06-26T10:45:00Z',
          timeZone: 'Europe/London',
        },
      },
    })
    await deliver()
    await reply(setting, invited, 'no')
    await deliver()
    const told = await Promise.all(
      server.arrived.map(async ({ raw }) => {
        const { method, entries } = readByIcalJs((await opened(raw)).calendar!)
        const [entry] = entries
        return [method, entry?.status, entry?.sequence, entry?.startsAt.slice(11, 16)]
      }),
    )
    expect(told).toEqual([
      ['REQUEST', 'CONFIRMED', 0, '09:30'],
      ['REQUEST', 'CONFIRMED', 1, '09:30'],
      ['REQUEST', 'CONFIRMED', 2, '10:30'],
      ['CANCEL', 'CANCELLED', 3, '10:30'],
    ])
  })

  test('shows the way in online to those who come, and the place when it may be known', async () => {
    const setting = await anEvent(database.db, {
      occurrence: { onlineUrl: 'https://meet.example/room', placeShown: 'confirmed' },
    })
    const invited = await anInvitation(database.db, setting)
    await invite(setting, invited)
    await deliver()
    await reply(setting, invited, 'yes')
    await deliver()
    const [before, after] = server.arrived.map(({ raw }) => raw)
    const asked = await opened(before!)
    expect(`${asked.mail.text}${asked.mail.html}${asked.calendar}`).not.toMatch(
      /Council House|meet\.example/,
    )
    const comes = await opened(after!)
    expect(comes.mail.text).toContain('Council House, Earl Street')
    const [entry] = readByIcalJs(comes.calendar!).entries
    expect(entry?.place).toBe('Council House, Earl Street')
    expect(entry?.description).toContain('https://meet.example/room')
  })
})

describe('what people typed', () => {
  const ATTACKS = [
    'Eve\r\nBcc: all@evil.example',
    'Eve" <eve@evil.example>, "x',
    '{reply_link} ${7*7} {{constructor}}',
    '<img src=x onerror=alert(1)>',
    'BEGIN:VEVENT\nATTENDEE:mailto:eve@evil.example',
    '\u202eevE\u202c \u0000',
  ]
  test.each(ATTACKS)('starts no header, tag or calendar line: %j', async (attack) => {
    const setting = await anEvent(database.db, {
      event: {
        title: attack.replaceAll('\u0000', ''),
        outsideTitle: attack.replaceAll('\u0000', ''),
      },
    })
    const name = attack.replaceAll('\u0000', '')
    await invite(setting, await anInvitation(database.db, setting, { name, language: 'en' }))
    await deliver()
    const [arrived] = server.arrived
    expect(arrived?.recipients).toEqual(['amira@example.org'])
    const { mail, calendar, header } = await opened(arrived!.raw)
    expect(mail.bcc).toBeUndefined()
    expect(header('bcc')).toBeUndefined()
    expect(mail.to).toHaveLength(1)
    expect(mail.to?.[0]?.address).toBe('amira@example.org')
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
    expect(mail.html).not.toMatch(/<img/i)
    const { entries } = readByIcalJs(calendar!)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.attendees.map(({ address }) => address)).toEqual(['amira@example.org'])
  })

  test('an address that is two, or none, is written to nobody', async () => {
    const setting = await anEvent(database.db)
    for (const email of [
      'a@example.org, b@example.org',
      'a@example.org\r\nRCPT TO:<b@example.org>',
      'nobody',
    ])
      await invite(setting, await anInvitation(database.db, setting, { email }))
    await deliver()
    expect(server.arrived).toEqual([])
    expect((await letters(setting)).map(({ state, lastError }) => [state, lastError])).toEqual([
      ['cancelled', 'address-gone'],
      ['cancelled', 'address-gone'],
      ['cancelled', 'address-gone'],
    ])
  })
})

describe('a letter whose time has passed', () => {
  test('is not sent: answered, cancelled, revoked, over, address gone', async () => {
    const setting = await anEvent(database.db)
    const [answered, revoked, gone, corrected] = await Promise.all(
      [1, 2, 3, 4].map(() => anInvitation(database.db, setting)),
    )
    for (const id of [answered, revoked, gone, corrected]) await invite(setting, id!)
    await reply(setting, answered!, 'no')
    await inCouncil(database.db, setting.councilId, async (tx) => {
      await tx.update(invitation).set({ revokedAt: NOW }).where(eq(invitation.id, revoked!))
      const contact = async (id: string) => {
        const [row] = await tx.select().from(invitation).where(eq(invitation.id, id))
        const [found] = await tx.select().from(party).where(eq(party.id, row!.partyId))
        return found!.contactId!
      }
      await tx
        .update(person)
        .set({ email: null })
        .where(eq(person.id, await contact(gone!)))
      await tx
        .update(person)
        .set({ email: 'new@example.org' })
        .where(eq(person.id, await contact(corrected!)))
    })
    await deliver()
    const rows = await inCouncil(database.db, setting.councilId, (tx) =>
      tx
        .select()
        .from(letter)
        .where(and(eq(letter.councilId, setting.councilId), eq(letter.purpose, 'invitation')))
        .orderBy(letter.id),
    )
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
      ['cancelled', 'answered'],
      ['cancelled', 'revoked'],
      ['cancelled', 'address-gone'],
      ['sent', null],
    ])
    expect(rows[3]?.address).toBe('new@example.org')
  })

  test('an answer that was changed meanwhile is confirmed once, as it is now', async () => {
    const setting = await anEvent(database.db)
    const invited = await anInvitation(database.db, setting)
    await reply(setting, invited, 'yes')
    await reply(setting, invited, 'no')
    await deliver()
    expect(server.arrived).toHaveLength(1)
    expect(readByIcalJs((await opened(server.arrived[0]!.raw)).calendar!).method).toBe('CANCEL')
  })
})

describe('the text of a letter', () => {
  const bodyNow = async (setting: Setting) => (await letters(setting))[0]?.body ?? null

  test('is kept before anybody has it, so that nothing goes out that is not on record', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    const kept: Array<string | null> = []
    server.onData = async (): Promise<'take'> => {
      kept.push(await bodyNow(setting))
      return 'take'
    }
    await deliver()
    expect(kept).toEqual([server.arrived[0]!.raw.toString('latin1')])
    expect(await bodyNow(setting)).toBe(kept[0])
  })

  test('is not kept of a letter that did not go', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onRecipient = () => ({ code: 451 })
    await deliver()
    expect(await letters(setting)).toMatchObject([{ state: 'queued', attempts: 1, body: null }])
    server.onRecipient = () => ({ code: 550, says: '5.1.1 unknown' })
    await deliver(later(10))
    expect(await letters(setting)).toMatchObject([{ state: 'failed', attempts: 2, body: null }])
  })
})

describe('a mail server that says no', () => {
  test('for good: the letter fails, and the reason holds no address', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onRecipient = (address) => ({ code: 550, says: `5.1.1 <${address}> does not exist` })
    await deliver()
    expect((await letters(setting))[0]).toMatchObject({ state: 'failed', lastError: '550 5.1.1' })
    server.onRecipient = () => 'take'
    await deliver(later(60 * 24))
    expect(server.arrived).toEqual([])
  })

  test('for now: the letter waits, longer each time, and goes with its own Message-ID', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onRecipient = () => ({ code: 451, says: '4.7.1 greylisted' })
    const pauses: number[] = []
    let now = NOW
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await deliver(now)
      const [row] = await letters(setting)
      expect(row).toMatchObject({
        state: 'queued',
        attempts: attempt,
        lastError: 'later 451 4.7.1',
      })
      pauses.push((row!.sendAfter.getTime() - now.getTime()) / 1_000)
      now = row!.sendAfter
    }
    expect(pauses[0]).toBeGreaterThanOrEqual(24)
    expect(pauses[0]).toBeLessThanOrEqual(36)
    expect(pauses[1]! / pauses[0]!).toBeCloseTo(2, 0)
    expect(pauses[2]! / pauses[0]!).toBeCloseTo(4, 0)
    server.onRecipient = () => 'take'
    await deliver(now)
    const [row] = await letters(setting)
    expect(server.arrived.map(({ messageId }) => messageId)).toEqual([row?.messageId])
    expect(row).toMatchObject({ state: 'sent', attempts: 4, lastError: null })
  })

  test('for a day: the letter counts as failed', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onData = () => ({ code: 452 })
    await deliver(later(24 * 60 + 1))
    expect((await letters(setting))[0]).toMatchObject({ state: 'failed', lastError: 'gave-up 452' })
  })
})

describe('a mail server in trouble', () => {
  test('that says nothing after the data: the letter waits', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onData = () => 'hang'
    await deliver()
    expect((await letters(setting))[0]).toMatchObject({ state: 'queued', attempts: 1 })
  })

  test('that hangs up after the data: the letter goes again, with the same Message-ID', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    server.onData = () => 'drop'
    await deliver()
    expect((await letters(setting))[0]).toMatchObject({ state: 'queued', attempts: 1 })
    server.onData = () => 'take'
    await deliver(later(1))
    expect(server.arrived).toHaveLength(2)
    expect(new Set(server.arrived.map(({ messageId }) => messageId)).size).toBe(1)
    expect((await letters(setting))[0]?.state).toBe('sent')
  })

  test('that is away: few letters are tried, the others keep their turn', async () => {
    const setting = await anEvent(database.db)
    for (let i = 0; i < 20; i += 1)
      await invite(
        setting,
        await anInvitation(database.db, setting, { email: `g${i}@example.org` }),
      )
    await server.close()
    expect(await deliver()).toMatchObject({ unreachable: true })
    const rows = await letters(setting)
    expect(rows.every(({ state }) => state === 'queued')).toBe(true)
    expect(rows.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(10)
    expect(rows.filter(({ attempts }) => attempts === 0).every((row) => row.sendAfter <= NOW)).toBe(
      true,
    )
    server = await aMailServer()
  })

  test('one letter that kills the connection does not hold up the others', async () => {
    const setting = await anEvent(database.db)
    for (const email of ['poison@example.org', 'a@example.org', 'b@example.org'])
      await invite(setting, await anInvitation(database.db, setting, { email }))
    server.onRecipient = (address) => (address.startsWith('poison') ? { code: 421 } : 'take')
    await deliver()
    await deliver(later(1))
    expect(new Set(server.arrived.flatMap(({ recipients }) => recipients))).toEqual(
      new Set(['a@example.org', 'b@example.org']),
    )
  })
})

describe('workers', () => {
  test('that work at the same time send no letter twice', async () => {
    const setting = await anEvent(database.db)
    for (let i = 0; i < 60; i += 1)
      await invite(
        setting,
        await anInvitation(database.db, setting, { email: `g${i}@example.org` }),
      )
    await Promise.all([deliver(), deliver(), deliver()])
    expect(server.arrived).toHaveLength(60)
    expect(new Set(server.arrived.map(({ messageId }) => messageId)).size).toBe(60)
  })

  test('that were told to stop give back what they had not begun', async () => {
    const setting = await anEvent(database.db)
    for (let i = 0; i < 30; i += 1)
      await invite(
        setting,
        await anInvitation(database.db, setting, { email: `g${i}@example.org` }),
      )
    const stopping = new AbortController()
    server.onData = () => {
      stopping.abort()
      return 'take'
    }
    await deliver(NOW, { signal: stopping.signal })
    const rows = await letters(setting)
    const sent = rows.filter(({ state }) => state === 'sent')
    expect(sent).toHaveLength(server.arrived.length)
    expect(sent.length).toBeLessThanOrEqual(10)
    expect(rows.filter(({ state, attempts }) => state === 'queued' && attempts === 0)).toHaveLength(
      30 - sent.length,
    )
  })

  test('take over, with the same Message-ID, what a dead one had begun', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(letter).set({ state: 'sending', attempts: 1, leasedUntil: later(5) }),
    )
    await deliver(later(4))
    expect(server.arrived).toEqual([])
    await deliver(later(5))
    const [row] = await letters(setting)
    expect(row).toMatchObject({ state: 'sent', attempts: 2 })
    expect(server.arrived[0]?.messageId).toBe(row?.messageId)
  })
})

describe('without a mail server', () => {
  test('finished letters are kept, whole', async () => {
    const setting = await anEvent(database.db)
    await invite(setting, await anInvitation(database.db, setting))
    await deliver(NOW, { post: undefined })
    const [row] = await letters(setting)
    expect(row).toMatchObject({ state: 'kept', sentAt: null })
    const { mail, calendar } = await opened(row!.body!)
    expect(mail.messageId).toBe(row?.messageId)
    expect(mail.text).toContain('/i/')
    expect(readByNodeIcal(calendar!).entries).toHaveLength(1)
    await deliver(later(60), { post: undefined })
    expect((await letters(setting))[0]?.attempts).toBe(1)
  })
})
