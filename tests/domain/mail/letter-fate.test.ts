import { describe, expect, test } from 'vitest'
import { isHopeless, pauseAfter } from '#app/domain/mail/backoff.ts'
import { grouped } from '#app/domain/mail/grouped.ts'
import { pointlessBecause, type LetterSituation } from '#app/domain/mail/letter-fate.ts'
import { handoverOf } from '#app/domain/mail/smtp-answer.ts'
import { EVENT_LETTERS } from '#app/domain/events/kinds.ts'

const now = new Date('2027-06-01T09:00:00Z')
const situation = (over: Partial<LetterSituation>): LetterSituation => ({
  purpose: 'invitation',
  hasAddress: true,
  isRevoked: false,
  isCancelled: false,
  isPublished: true,
  startsAt: new Date('2027-06-26T09:30:00Z'),
  endsAt: new Date('2027-06-26T11:00:00Z'),
  repliesCloseAt: new Date('2027-06-18T16:00:00Z'),
  replyState: undefined,
  isOvertaken: false,
  proofIsOpen: false,
  isStopped: false,
  wanted: EVENT_LETTERS,
  now,
  ...over,
})

describe('whether a letter still makes sense when its turn comes', () => {
  test.each<[string, Partial<LetterSituation>, string | undefined]>([
    ['an invitation to a family that has not answered', {}, undefined],
    ['an invitation to a family that has answered by phone', { replyState: 'maybe' }, 'answered'],
    ['an invitation after replies closed', { now: new Date('2027-06-18T16:00:00Z') }, 'closed'],
    ['an invitation to an event that is a draft again', { isPublished: false }, 'gone'],
    ['an invitation that was taken back', { isRevoked: true }, 'revoked'],
    ['a letter about names that are settled', { purpose: 'proof' }, 'answered'],
    [
      'a letter about names to a family that has answered',
      { purpose: 'proof', replyState: 'confirmed', proofIsOpen: true },
      undefined,
    ],
    [
      'a reminder of names after replies closed',
      { purpose: 'proof_reminder', proofIsOpen: true, now: new Date('2027-06-19T16:00:00Z') },
      undefined,
    ],
    ['an invitation to somebody who wants none', { isStopped: true }, 'unsubscribed'],
    ['any letter after the end', { now: new Date('2027-06-26T11:00:00Z') }, 'over'],
    [
      'a reminder of a place that was given back',
      { purpose: 'reminder', replyState: 'declined' },
      'overtaken',
    ],
    ['a reminder of a kept place', { purpose: 'reminder', replyState: 'confirmed' }, undefined],
    [
      'a reminder of a day that has begun',
      { purpose: 'reminder', replyState: 'confirmed', now: new Date('2027-06-26T09:31:00Z') },
      'over',
    ],
    [
      'thanks after the end',
      { purpose: 'thanks', replyState: 'confirmed', now: new Date('2027-06-27T09:00:00Z') },
      undefined,
    ],
    [
      'thanks to whom nobody expected',
      { purpose: 'thanks', replyState: 'declined', now: new Date('2027-06-27T09:00:00Z') },
      'overtaken',
    ],
    [
      'a place confirmed to a family that said no since',
      { purpose: 'place_confirmed', replyState: 'declined' },
      'overtaken',
    ],
    ['the confirmation of a no', { purpose: 'reply', replyState: 'declined' }, undefined],
    [
      'a reply overtaken by a newer one',
      { purpose: 'reply', replyState: 'declined', isOvertaken: true },
      'overtaken',
    ],
    [
      'news of a change to a cancelled event',
      { purpose: 'event_changed', isCancelled: true },
      'event-cancelled',
    ],
    ['news of a cancellation', { purpose: 'event_cancelled', isCancelled: true }, undefined],
    ['news of a withdrawal', { purpose: 'withdrawn', isRevoked: true }, undefined],
    [
      'news of a withdrawal, of a date that is cancelled too',
      { purpose: 'withdrawn', isRevoked: true, isCancelled: true },
      undefined,
    ],
    ['news of a withdrawal that is none', { purpose: 'withdrawn' }, 'overtaken'],
    ['news of a cancellation that is none', { purpose: 'event_cancelled' }, 'overtaken'],
    ['a letter to nobody', { hasAddress: false }, 'address-gone'],
  ])('%s', (_, over, why) => {
    expect(pointlessBecause(situation(over))).toBe(why)
  })
})

describe('what a mail server says', () => {
  test.each([
    [
      'a refused recipient',
      {
        code: 'EENVELOPE',
        command: 'RCPT TO',
        responseCode: 550,
        response: '550 5.1.1 <a@b.c> unknown',
        permanent: true,
      },
      { kind: 'refused', code: '550 5.1.1', about: 'recipient' },
    ],
    [
      'a refused message',
      { code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 no', permanent: true },
      { kind: 'refused', code: '554', about: 'message' },
    ],
    [
      'greylisting',
      {
        code: 'EENVELOPE',
        command: 'RCPT TO',
        responseCode: 451,
        response: '451 4.7.1 later',
        permanent: false,
      },
      { kind: 'later', code: '451 4.7.1' },
    ],
    [
      'a wrong password',
      {
        code: 'EAUTH',
        command: 'AUTH PLAIN',
        responseCode: 535,
        response: '535 5.7.8 no',
        permanent: true,
      },
      { kind: 'unreachable', code: '535 5.7.8' },
    ],
    [
      'a server that shuts down',
      {
        code: 'EENVELOPE',
        command: 'RCPT TO',
        responseCode: 421,
        response: '421 bye',
        permanent: false,
      },
      { kind: 'unreachable', code: '421' },
    ],
    ['no server at all', { code: 'ESOCKET' }, { kind: 'unreachable', code: 'ESOCKET' }],
    ['an error that is none of its', {}, { kind: 'unreachable', code: 'EUNKNOWN' }],
  ])('%s', (_, error, handover) => {
    expect(handoverOf(error)).toEqual(handover)
  })
})

test('the pause doubles from 30 seconds to four hours, a fifth more or less', () => {
  const middle = '00000000-0000-7000-8000-000000007fff'
  expect([1, 2, 3, 4, 12].map((attempts) => Math.round(pauseAfter(attempts, middle)))).toEqual([
    30, 60, 120, 240, 14_400,
  ])
  expect(pauseAfter(1, '0000')).toBe(24)
  expect(pauseAfter(1, 'ffff')).toBe(36)
})

test('a letter is given up after twelve attempts or a day', () => {
  const sendAfter = new Date(now.getTime() - 24 * 3_600_000)
  expect(isHopeless({ attempts: 11, sendAfter }, now)).toBe(false)
  expect(isHopeless({ attempts: 12, sendAfter: now }, now)).toBe(true)
  expect(isHopeless({ attempts: 1, sendAfter }, new Date(now.getTime() + 1))).toBe(true)
})

test('writes that come while one is under way are written together, and each is waited for', async () => {
  const groups: number[][] = []
  const write = grouped(async (items: number[]) => {
    groups.push(items)
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (items.includes(13)) throw new Error('no')
  })
  await write(1)
  await Promise.all([write(2), write(3), write(4)])
  expect(groups).toEqual([[1], [2, 3, 4]])
  await expect(write(13)).rejects.toThrow('no')
  await write(14)
  expect(groups.at(-1)).toEqual([14])
})

describe('a refusal for good', () => {
  const refused = (command: string, response: string) => {
    const answer = handoverOf({
      command,
      response,
      responseCode: Number(response.slice(0, 3)),
      permanent: true,
    })
    return answer.kind === 'refused' ? answer.about : answer.kind
  }
  test.each([
    ['550 5.1.1 <spam@policy.example> no such user'],
    ['550 5.1.10 null MX'],
    ['550 5.4.1 Recipient address rejected: Access denied'],
    ['550 5.2.1 mailbox disabled'],
    ['550 No such user <policy@relay.example> here'],
    ['551 user not local'],
    ['553 mailbox name not allowed'],
  ])('is about the address: %s', (response) => {
    expect(refused('RCPT TO', response)).toBe('recipient')
  })
  test.each([
    ['RCPT TO', '550 5.7.1 relaying denied'],
    ['RCPT TO', '550 relay not permitted'],
    ['RCPT TO', '550 blocked by Spamhaus'],
    ['RCPT TO', '553 sorry, your sender is not in our list of rcpthosts, no relay'],
    ['RCPT TO', '550 5.1.8 sender domain has no mail server'],
    ['RCPT TO', '552 5.2.2 mailbox full'],
    ['RCPT TO', '554 transaction failed'],
    ['RCPT TO', '530 5.7.0 authentication required'],
    ['MAIL FROM', '550 5.1.1 no such sender'],
    ['MAIL FROM', '550 sender rejected'],
    ['DATA', '550 5.7.1 message looks like spam'],
    ['DATA', '550 not wanted'],
    ['DATA', '554 5.6.0 bad content'],
  ])('says nothing against the address: %s %s', (command, response) => {
    expect(refused(command, response)).toBe('message')
  })
  test('of who signs in is about us, and every letter waits', () => {
    expect(refused('AUTH PLAIN', '535 5.7.8 bad password')).toBe('unreachable')
  })
})
