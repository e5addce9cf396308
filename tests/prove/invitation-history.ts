import fc from 'fast-check'

import { ANSWERS, type Answer } from '#app/domain/invitations/reply.ts'
import { type Standing, STANDINGS } from '#app/domain/calendar/entries.ts'

/** What happens to an invitation: an answer, a move, another place, another title, another language. */
export type Step =
  | { what: 'stand'; standing: Standing; people: number }
  | { what: 'move'; startMinute: number; minutes: number }
  | { what: 'place'; place: string; shown: boolean }
  | { what: 'title'; title: string }

/** A button that is pressed in the entry as the calendar shows it, and when the answer arrives. */
export interface Press {
  /** After which step it is pressed, how many minutes later, and how many steps its mail takes. */
  step: number
  minutes: number
  mailSteps: number
  answer: Answer
  /** Which calendar program it is pressed in. */
  program: number
  /** Somebody else's calendar: the invitation was forwarded. */
  isForwarded: boolean
}

export interface History {
  first: { startMinute: number; minutes: number; title: string; guest: string; zone: string }
  language: number
  steps: Step[]
  /** What the guest presses in the calendar, meanwhile. */
  presses: Press[]
  /** In which order the last letters arrive: mail overtakes mail. */
  shuffle: number[]
}

const text = fc
  .array(
    fc.constantFrom(
      'Ceremony',
      'طفل',
      'Ласкаво',
      '歡迎',
      '🎉',
      'é',
      ',',
      ';',
      ':',
      '"',
      '^',
      '\\',
      ' ',
      '\r\n',
      '\u202e',
      'ATTENDEE:',
      'END:VEVENT',
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((words) => `x${words.join('')}x`)
// Around both changes of the clocks of 2027, in quarters of an hour.
const startMinute = fc
  .tuple(
    fc.constantFrom(Date.UTC(2027, 2, 28), Date.UTC(2027, 9, 31), Date.UTC(2027, 5, 1)),
    fc.integer({ min: -200, max: 200 }),
  )
  .map(([day, quarters]) => day / 60_000 + quarters * 15)
const minutes = fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 15)

const press: fc.Arbitrary<Press> = fc.record({
  step: fc.nat(10),
  minutes: fc.integer({ min: 1, max: 29 }),
  mailSteps: fc.nat(3),
  answer: fc.constantFrom(...ANSWERS),
  program: fc.nat(9),
  isForwarded: fc.nat(9).map((number) => number === 0),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('stand' as const),
      standing: fc.constantFrom(...STANDINGS),
      people: fc.integer({ min: 1, max: 12 }),
    }),
  },
  fc.record({ what: fc.constant('move' as const), startMinute, minutes }),
  fc.record({ what: fc.constant('place' as const), place: text, shown: fc.boolean() }),
  fc.record({ what: fc.constant('title' as const), title: text }),
)

export const history: fc.Arbitrary<History> = fc.record({
  first: fc.record({
    startMinute,
    minutes,
    title: text,
    guest: text,
    zone: fc.constantFrom(
      'Europe/London',
      'Europe/London',
      'Asia/Kabul',
      'America/New_York',
      'Africa/Casablanca',
    ),
  }),
  language: fc.nat(2),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
  presses: fc.array(press, { maxLength: 5 }),
  shuffle: fc.array(fc.nat(1000), { minLength: 11, maxLength: 11 }),
})
