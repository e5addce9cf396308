import fc from 'fast-check'

import {
  invitationEntry,
  type InvitationFacts,
  raisesSequence,
} from '#app/domain/calendar/entries.ts'
import type { CalendarEntry } from '#app/domain/calendar/entry-text.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { LOCALES } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { type ReadFile, readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'

import { GuestCalendar, shownBy, truthOf } from './guest-calendar.ts'
import { type History, history, type Step } from './invitation-history.ts'

const READERS = [readByIcalJs, readByNodeIcal]

const times = (start: number, minutesLong: number) => ({
  startsAt: new Date(start * 60_000),
  endsAt: new Date((start + minutesLong) * 60_000),
})

function after(facts: InvitationFacts, one: Step): InvitationFacts {
  if (one.what === 'stand') return { ...facts, standing: one.standing, people: one.people }
  if (one.what === 'move') return { ...facts, ...times(one.startMinute, one.minutes) }
  if (one.what === 'place') return { ...facts, place: one.place, placeIsShown: one.shown }
  return { ...facts, outsideTitle: one.title }
}

type Raises = (before: CalendarEntry, now: CalendarEntry) => boolean

/** The invitation at each moment of its history, with the sequence as the product keeps it. */
export function momentsOf(told: History, raises: Raises = raisesSequence): InvitationFacts[] {
  const { first } = told
  const moments: InvitationFacts[] = [
    {
      calendarUid: 'abcdefghijklmnopqrstuvwxya@events.example',
      calendarSequence: 0,
      changedAt: new Date(Date.UTC(2027, 0, 1)),
      ...times(first.startMinute, first.minutes),
      timeZone: first.zone,
      placeIsShown: false,
      outsideTitle: first.title,
      replyUrl: 'https://events.example/i/abcdefghijklmnopqrstuvwxya?a=1;b=2,3',
      standing: 'invited',
      sender: { name: first.guest, address: 'events@events.example' },
      guest: { name: first.guest, address: 'family@example.org' },
    },
  ]
  const t = wordsOf(told)
  for (const one of told.steps) {
    const before = moments.at(-1)!
    const changed = after(before, one)
    const raise = raises(invitationEntry(before, t).entry, invitationEntry(changed, t).entry)
    moments.push({
      ...changed,
      calendarSequence: before.calendarSequence + (raise ? 1 : 0),
      changedAt: new Date(before.changedAt.getTime() + 60_000),
    })
  }
  return moments
}

const wordsOf = (told: History) => wordsFor(LOCALES[told.language]?.tag ?? 'en')

/** The calendar part of the letter that tells a moment. */
export function letterOf(facts: InvitationFacts, told: History): string {
  const { method, entry } = invitationEntry(facts, wordsOf(told))
  return calendarFile({ method, timeZone: facts.timeZone, entries: [entry] })
}

/** How often one reader's calendar shows something else than what is so: after each letter, and at the end of late mail. */
function differencesOf(letters: ReadFile[], moments: InvitationFacts[], shuffle: number[]): number {
  const inOrder = new GuestCalendar()
  const wrong = moments.filter((facts, index) => {
    inOrder.read(letters[index]!)
    return shownBy(inOrder.shows(facts.calendarUid), facts) !== truthOf(facts)
  })
  const last = moments.at(-1)!
  const overtaken = new GuestCalendar()
  const order = letters.map((letter, index) => ({ letter, place: shuffle[index] ?? 0 }))
  for (const { letter } of order.toSorted((a, b) => a.place - b.place)) overtaken.read(letter)
  const endsWrong = shownBy(overtaken.shows(last.calendarUid), last) !== truthOf(last)
  return wrong.length + (endsWrong ? 1 : 0)
}

/**
 * Random histories of an invitation (invited, answered, moved, renamed, revoked, invited again, cancelled),
 * each letter read back by two parsers that act as the guest's calendar, in order and out of order.
 *
 * @param n How many histories; a history has up to ten steps.
 * @param raises When the sequence rises; given only to plant a fault.
 */
export function runCalendarHistories(
  n: number,
  seed: number,
  raises: Raises = raisesSequence,
): { name: 'calendar'; runs: number; differences: number } {
  let differences = 0
  for (const told of fc.sample(history, { numRuns: n, seed })) {
    const moments = momentsOf(told, raises)
    const letters = moments.map((facts) => letterOf(facts, told))
    for (const read of READERS)
      differences += differencesOf(letters.map(read), moments, told.shuffle)
  }
  return { name: 'calendar', runs: n, differences }
}
