import { describe, expect, test } from 'vitest'
import { readCalendarAnswer } from '#app/domain/calendar/read-answer.ts'
import { isMoment } from '#app/domain/calendar/read-time.ts'
import { verdictOf } from '#app/domain/mail/delivery-status.ts'
import { isSameMailbox } from '#app/domain/mail/same-mailbox.ts'
import { MOST_INBOUND_BYTES, readInbound } from '#app/domain/mail/read-inbound.server.ts'
import { CALENDARS, pressed, type CalendarProgram } from '#tests/support/guest-mail/pressed.ts'
import { plainMail, returned } from '#tests/support/guest-mail/returned.ts'

const UID = 'k3v9xq2m7w4n8p6r5t1y0abcde@events.borchester.example'
const LETTER = '0190a5b0-1111-7abc-9def-0123456789ab'
const programs = Object.keys(CALENDARS) as CalendarProgram[]

async function answerIn(raw: Buffer) {
  const read = await readInbound(raw)
  if (read.kind !== 'answer') throw new Error(`read as ${read.kind}`)
  return read
}

describe('an answer pressed in a calendar', () => {
  test.each(programs)(
    'of %s is read: yes, maybe and no, by whom, to what, when',
    async (program) => {
      for (const [partstat, answer] of [
        ['ACCEPTED', 'yes'],
        ['TENTATIVE', 'maybe'],
        ['DECLINED', 'no'],
      ] as const) {
        const { head, answer: read } = await answerIn(
          pressed(program, { uid: UID, partstat, sequence: 3, messageId: '<a1@mail.example.org>' }),
        )
        expect(head).toMatchObject({
          messageId: '<a1@mail.example.org>',
          from: 'amira@example.org',
          notAuthentic: false,
        })
        expect(read).toMatchObject({
          method: 'REPLY',
          uid: UID,
          attendee: 'amira@example.org',
          answer,
          sequence: 3,
          stampedAt: new Date('2027-05-24T09:00:00Z'),
          delegated: false,
          others: 0,
        })
        const date = { startsAt: new Date('2027-06-26T09:30:00Z'), timeZone: 'Europe/London' }
        expect(read.startsAt && isMoment(read.startsAt, date)).toBe(true)
        expect(
          read.startsAt &&
            isMoment(read.startsAt, { ...date, startsAt: new Date('2027-06-26T10:30:00Z') }),
        ).toBe(false)
      }
    },
  )

  test.each(programs)('of %s brings the few words that were typed with it', async (program) => {
    const raw = pressed(program, { uid: UID, comment: 'We come by bus' })
    expect((await answerIn(raw)).answer.comment).toBe('We come by bus')
  })

  test('counts others that Google asks for, and knows a proposal of another time', async () => {
    expect((await answerIn(pressed('gmail', { uid: UID, others: 3 }))).answer.others).toBe(3)
    const proposed = pressed('exchange', { uid: UID, method: 'COUNTER', partstat: 'TENTATIVE' })
    expect((await answerIn(proposed)).answer.method).toBe('COUNTER')
  })

  test('is heard although a program sent it, unlike any other automatic message', async () => {
    expect((await answerIn(pressed('gmail', { uid: UID }))).kind).toBe('answer')
    for (const headers of [
      ['Auto-Submitted: auto-replied'],
      ['Auto-Submitted: auto-generated (vacation)'],
      ['Precedence: bulk'],
      ['X-Autoreply: yes'],
      ['List-Id: <news.example.org>'],
      ['Return-Path: <>'],
    ])
      expect(await readInbound(plainMail({ headers }))).toEqual({ kind: 'automatic' })
  })

  test('says when the receiving server found that the sender is false', async () => {
    const raw = Buffer.concat([
      Buffer.from('Authentication-Results: mx.example; spf=fail; dmarc=fail header.from=x\r\n'),
      pressed('apple', { uid: UID }),
    ])
    expect((await answerIn(raw)).head.notAuthentic).toBe(true)
  })
})

describe('a letter that came back', () => {
  test.each(['postfix', 'gmail', 'exchange'] as const)(
    'by %s is known by its Message-ID',
    async (like) => {
      const raw = returned(like, { originalId: `<${LETTER}@borchester.example>` })
      expect(await readInbound(raw)).toMatchObject({
        kind: 'bounce',
        head: { letterIds: [LETTER] },
        verdict: 'address',
        status: '5.1.1',
        to: ['amira@example.org'],
      })
    },
  )

  test.each([
    ['5.1.1', 'failed', 'address'],
    ['5.2.1', 'failed', 'address'],
    ['5.2.2', 'failed', 'address'],
    ['5.4.4', 'failed', 'address'],
    ['5.1.8', 'failed', 'letter'],
    ['5.2.3', 'failed', 'letter'],
    ['5.7.1', 'failed', 'letter'],
    ['4.2.2', 'delayed', 'nothing'],
    ['4.4.7', 'failed', 'nothing'],
    ['2.0.0', 'delivered', 'nothing'],
  ] as const)('with %s, %s: it is about the %s', (status, action, verdict) => {
    expect(verdictOf([{ recipients: ['a@b.example'], status, failed: action === 'failed' }])).toBe(
      verdict,
    )
  })

  test('takes the exact code from the quoted answer where the server gives 5.0.0', async () => {
    const raw = returned('postfix', {
      originalId: `<${LETTER}@borchester.example>`,
      status: '5.0.0',
      diagnostic: 'smtp; 550 5.7.1 Message rejected as spam',
    })
    expect(await readInbound(raw)).toMatchObject({ verdict: 'letter', status: '5.7.1' })
  })

  test('is not a read receipt', async () => {
    const receipt = returned('gmail', { originalId: `<${LETTER}@borchester.example>` })
      .toString()
      .replaceAll('delivery-status', 'disposition-notification')
    expect(await readInbound(Buffer.from(receipt))).toEqual({ kind: 'automatic' })
  })
})

describe('a letter that somebody wrote', () => {
  test('is read without what it quotes, and knows what it answers', async () => {
    const raw = plainMail({
      headers: [`In-Reply-To: <${LETTER}@borchester.example>`],
      text: 'Yes, we are five.\r\n\r\n> You are invited',
    })
    expect(await readInbound(raw)).toMatchObject({
      kind: 'letter',
      head: { letterIds: [LETTER] },
      text: 'Yes, we are five.',
    })
  })
})

describe('hostile messages', () => {
  const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'
  const head = 'From: a@example.org\r\nMessage-ID: <h@example.org>\r\nMIME-Version: 1.0\r\n'
  const calendar = (text: string) => `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n${text}END:VCALENDAR\r\n`

  test('24,000 parts are not opened', async () => {
    const raw = Buffer.from(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(24_000)}--b--\r\n`,
    )
    expect(raw.length).toBeLessThan(MOST_INBOUND_BYTES)
    expect(await readInbound(raw)).toEqual({ kind: 'unreadable', why: 'too-many-parts' })
  })

  test('parts within parts are followed so far and no farther', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\r\n\r\nx\r\n'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}--b${depth}--\r\n`
    expect(await readInbound(Buffer.from(head + nested(60)))).toEqual({
      kind: 'unreadable',
      why: 'malformed',
    })
  })

  test('a message beyond a megabyte is not opened, and 40,000 lines are too many', async () => {
    expect(await readInbound(Buffer.alloc(MOST_INBOUND_BYTES + 1, 65))).toEqual({
      kind: 'unreadable',
      why: 'too-large',
    })
    expect(await readInbound(Buffer.from(`${head}\r\n${'x\r\n'.repeat(41_000)}`))).toEqual({
      kind: 'unreadable',
      why: 'too-many-parts',
    })
  })

  test.each([
    ['9,000 components within each other', calendar('BEGIN:VEVENT\r\n'.repeat(9_000))],
    ['a hundred thousand letters on one line', calendar(`X:${'x'.repeat(60_000)}\r\n`)],
    ['65,000 folds', `BEGIN:VCALENDAR${'\r\n '.repeat(21_000)}x`],
    ['two calendars', calendar('') + calendar('')],
    ['an end without a beginning', 'END:VCALENDAR\r\n'],
    ['no end', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n'],
    ['a NUL', calendar('BEGIN:VEVENT\r\nUID:a\0b\r\nEND:VEVENT\r\n')],
    [
      'two entries',
      calendar('BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n'),
    ],
    ['no name', calendar('BEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example\r\nEND:VEVENT\r\n')],
    [
      'quotes that never end',
      calendar(`BEGIN:VEVENT\r\nUID:a\r\nATTENDEE;CN="x:mailto:a\r\nEND:VEVENT\r\n`),
    ],
    ['nothing', ''],
  ])('a calendar part with %s is refused', (_what, text) => {
    const read = readCalendarAnswer(text)
    expect(read.ok).toBe(false)
  })

  test('two guests in one answer are refused, and so is an invitation instead of an answer', () => {
    const entry = 'BEGIN:VEVENT\r\nUID:a\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n'
    const two = `${entry}ATTENDEE;PARTSTAT=ACCEPTED:mailto:c@d.example\r\nEND:VEVENT\r\n`
    expect(readCalendarAnswer(calendar(two))).toEqual({ ok: false, reason: 'several' })
    const request = calendar(`${entry}END:VEVENT\r\n`).replace('REPLY', 'REQUEST')
    expect(readCalendarAnswer(request)).toEqual({ ok: false, reason: 'no-answer' })
  })

  test('dates that no calendar has, sequences that no number holds and a wrong character set do no harm', async () => {
    const odd = calendar(
      'BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:99999999999999999999\r\nDTSTART:20270231T250000Z\r\nDTSTAMP;TZID=Mars/Olympus:20270101T000000\r\nATTENDEE;PARTSTAT=ACCEPTED;X-NUM-GUESTS=-5:mailto:a@b.example\r\nEND:VEVENT\r\n',
    )
    expect(readCalendarAnswer(odd)).toMatchObject({
      ok: true,
      value: { sequence: 0, startsAt: undefined, stampedAt: undefined, others: 0 },
    })
    const raw = pressed('thunderbird', { uid: UID })
      .toString()
      .replace(
        'charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBEGIN',
        'charset=x-klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBEGIN',
      )
    expect((await answerIn(Buffer.from(raw))).answer.answer).toBe('yes')
  })

  test.each([
    Buffer.alloc(0),
    Buffer.from('\0\0\0'),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    Buffer.from('Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n'),
    Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(200)),
  ])('bytes that are no message are no reason to fail', async (raw) => {
    expect(['letter', 'unreadable']).toContain((await readInbound(raw)).kind)
  })
})

test('an address is the same mailbox whatever the case, the tag or, at Gmail, the dots', () => {
  expect(isSameMailbox('Amira+Council@Example.org', 'amira@example.org')).toBe(true)
  expect(isSameMailbox('a.m.ira@googlemail.com', 'amira+x@gmail.com')).toBe(true)
  expect(isSameMailbox('a.mira@example.org', 'amira@example.org')).toBe(false)
  expect(isSameMailbox('amira@example.org', 'amira@example.org.evil.example')).toBe(false)
  expect(isSameMailbox('+x@example.org', '+y@example.org')).toBe(false)
  expect(isSameMailbox('', '')).toBe(false)
})
