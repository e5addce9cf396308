import { describe, expect, test } from 'vitest'

import {
  invitationEntry,
  type InvitationFacts,
  publicEntry,
  type PublicFacts,
  raisesSequence,
  STANDINGS,
} from '#app/domain/calendar/entries.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { newCalendarUid, occurrenceUid } from '#app/domain/calendar/uid.ts'
import { wordsFor } from '#app/translations/translate.ts'

const t = wordsFor('en')

const invitation: InvitationFacts = {
  calendarUid: 'abcdefghijklmnopqrstuvwxya@events.example',
  calendarSequence: 2,
  changedAt: new Date('2027-01-05T09:00Z'),
  startsAt: new Date('2027-07-14T13:00Z'),
  endsAt: new Date('2027-07-14T15:30Z'),
  timeZone: 'Europe/London',
  place: 'The Old Library, Marlow',
  placeIsShown: true,
  outsideTitle: 'An afternoon at the library',
  replyUrl: 'https://events.example/i/abcdefghijklmnopqrstuvwxya',
  standing: 'invited',
  sender: { name: 'Marlow City Council', address: 'events@council.example' },
  guest: { name: 'Oksana Kovalenko', address: 'oksana@family.example' },
}
const entryFor = (changes: Partial<InvitationFacts>) =>
  invitationEntry({ ...invitation, ...changes }, t)

describe("a guest's calendar entry", () => {
  test('invites, says where to answer and that the calendar is not the place', () => {
    expect(invitationEntry(invitation, t)).toEqual({
      method: 'REQUEST',
      entry: {
        uid: invitation.calendarUid,
        sequence: 2,
        stamp: invitation.changedAt,
        startsAt: invitation.startsAt,
        endsAt: invitation.endsAt,
        timeZone: 'Europe/London',
        place: 'The Old Library, Marlow',
        title: 'An afternoon at the library',
        description: [
          'Say whether you come. Open your link:',
          invitation.replyUrl,
          'An answer pressed in this calendar does not reach us. Use the link.',
        ].join('\n'),
        status: 'confirmed',
        url: invitation.replyUrl,
        organizer: invitation.sender,
        attendee: { ...invitation.guest, answer: 'unanswered', asksForAnswer: false },
      },
    })
  })

  test('yes is accepted, waiting and maybe are tentative, everything that is over is taken away', () => {
    const told = STANDINGS.map((standing) => {
      const { method, entry } = entryFor({ standing })
      return [standing, method, entry.status, entry.attendee?.answer]
    })
    expect(told).toEqual([
      ['invited', 'REQUEST', 'confirmed', 'unanswered'],
      ['confirmed', 'REQUEST', 'confirmed', 'accepted'],
      ['waiting', 'REQUEST', 'tentative', 'tentative'],
      ['offered', 'REQUEST', 'tentative', 'tentative'],
      ['maybe', 'REQUEST', 'tentative', 'tentative'],
      ['declined', 'CANCEL', 'cancelled', 'declined'],
      ['lapsed', 'CANCEL', 'cancelled', 'declined'],
      ['revoked', 'CANCEL', 'cancelled', 'declined'],
      ['cancelled', 'CANCEL', 'cancelled', 'declined'],
    ])
  })

  test('a waiting family reads in the title that it waits', () => {
    expect(entryFor({ standing: 'waiting' }).entry.title).toBe(
      'Waiting list: An afternoon at the library',
    )
    expect(entryFor({ standing: 'waiting' }).entry.description).toContain(
      'No place is kept for you yet.',
    )
    expect(entryFor({ standing: 'confirmed', people: 4 }).entry.description).toContain(
      'Your places are kept: 4 people.',
    )
  })

  test('a place that is told later is nowhere in the file', () => {
    const { entry } = entryFor({ placeIsShown: false })
    expect(JSON.stringify(entry)).not.toContain('Library, Marlow')
    expect(entry.description).toContain('We tell you the place later.')
    expect(JSON.stringify(entryFor({ standing: 'revoked' }).entry)).not.toContain('Old Library')
  })

  test('the way in online is told only to those whose place is kept', () => {
    const onlineUrl = 'https://meet.example/secret-room'
    for (const standing of STANDINGS.filter((one) => one !== 'confirmed'))
      expect(JSON.stringify(entryFor({ standing, onlineUrl }))).not.toContain('secret-room')
    expect(entryFor({ standing: 'confirmed', onlineUrl }).entry.description).toContain(onlineUrl)
  })

  test('what is over carries no link any more', () => {
    for (const standing of ['declined', 'lapsed', 'revoked', 'cancelled'] as const)
      expect(JSON.stringify(entryFor({ standing }).entry)).not.toContain('/i/')
  })

  test('speaks the language of the guest', () => {
    for (const locale of ['ar', 'uk'] as const) {
      const said = STANDINGS.map(
        (standing) =>
          invitationEntry({ ...invitation, standing, people: 3 }, wordsFor(locale)).entry
            .description,
      )
      const english = STANDINGS.map(
        (standing) => entryFor({ standing, people: 3 }).entry.description,
      )
      expect(said.filter((text, index) => text === english[index])).toEqual([])
    }
  })

  test('a download for someone without an address has no attendee', () => {
    const { entry } = entryFor({ guest: undefined })
    expect('attendee' in entry).toBe(false)
    const file = calendarFile({ method: 'PUBLISH', timeZone: 'Europe/London', entries: [entry] })
    expect(file).toContain('UID:abcdefghijklmnopqrstuvwxya@events.example\r\n')
  })
})

describe('the sequence rises', () => {
  const now = invitationEntry(invitation, t).entry
  test.each<[string, Partial<InvitationFacts>]>([
    ['start', { startsAt: new Date('2027-07-14T12:00Z') }],
    ['end', { endsAt: new Date('2027-07-14T16:00Z') }],
    ['place', { place: 'The New Library' }],
    ['place told', { placeIsShown: false }],
    ['title', { outsideTitle: 'An evening' }],
    ['answer', { standing: 'confirmed', people: 2 }],
    ['cancellation', { standing: 'cancelled' }],
  ])('with another %s', (_, changes) => {
    expect(raisesSequence(now, entryFor(changes).entry)).toBe(true)
  })

  test('not when the row was saved and nothing changed', () => {
    expect(raisesSequence(now, entryFor({ changedAt: new Date() }).entry)).toBe(false)
  })
})

describe('an entry of the public calendar', () => {
  const facts: PublicFacts = {
    occurrenceId: '0198A000-0000-7000-8000-000000000001',
    host: 'Events.Example:3000',
    revision: 4,
    changedAt: new Date('2027-01-05T09:00Z'),
    startsAt: new Date('2027-07-14T13:00Z'),
    endsAt: new Date('2027-07-14T15:30Z'),
    timeZone: 'Europe/London',
    place: 'Castle Park',
    placeIsShown: true,
    title: 'Picnic in the park',
    summary: 'Bring a blanket.',
    pageUrl: 'https://events.example/events/picnic',
    isCancelled: false,
  }

  test('names nobody and leads to the page', () => {
    expect(publicEntry(facts, t)).toEqual({
      uid: '0198a000-0000-7000-8000-000000000001@events.example',
      sequence: 4,
      stamp: facts.changedAt,
      startsAt: facts.startsAt,
      endsAt: facts.endsAt,
      timeZone: 'Europe/London',
      place: 'Castle Park',
      title: 'Picnic in the park',
      description: 'Bring a blanket.\nhttps://events.example/events/picnic',
      status: 'confirmed',
      url: 'https://events.example/events/picnic',
    })
  })

  test('that is cancelled says so', () => {
    const entry = publicEntry({ ...facts, isCancelled: true }, t)
    expect(entry.status).toBe('cancelled')
    expect(entry.description).toMatch(/^This event is cancelled\./)
  })
})

test('a UID is lower case, random and says nothing', () => {
  expect(newCalendarUid(new Uint8Array(16), 'Events.Example:3000')).toBe(
    `${'a'.repeat(26)}@events.example`,
  )
  expect(() => newCalendarUid(new Uint8Array(16), 'evil\r\nX:1')).toThrow('UID')
  expect(() => occurrenceUid('x y', 'events.example')).toThrow('UID')
})
