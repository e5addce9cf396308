/** What every message of a guest's program is made of. */

/** A button that somebody pressed in a calendar. */
export interface Pressed {
  uid: string
  /** Where the entry says that answers go. */
  organizer?: string
  attendee?: string
  name?: string
  /** Who the message says that it is from; the attendee unless given. */
  from?: string
  partstat?: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'DELEGATED' | 'NEEDS-ACTION'
  sequence?: number
  /** When it was pressed. */
  stamp?: Date
  startsAt?: Date
  endsAt?: Date
  comment?: string
  /** Google: "and 3 others". */
  others?: number
  messageId?: string
  method?: 'REPLY' | 'COUNTER'
}

/** The same with everything that was left open. */
export type Full = Required<Omit<Pressed, 'comment'>> & { comment: string | undefined }

let letters = 0
/** The number of the next message, for its Message-ID: no two are alike. */
export const nextLetter = (): number => (letters += 1)

/** What was left open, as most messages have it. */
export const full = (given: Pressed): Full => ({
  organizer: 'events@borchester.example',
  attendee: 'amira@example.org',
  name: 'Amira Al-Khatib',
  from: given.attendee ?? 'amira@example.org',
  partstat: 'ACCEPTED',
  sequence: 0,
  stamp: new Date('2027-05-24T09:00:00Z'),
  startsAt: new Date('2027-06-26T09:30:00Z'),
  endsAt: new Date('2027-06-26T10:45:00Z'),
  others: 0,
  messageId: `<${nextLetter()}.guest@mail.example.org>`,
  method: 'REPLY',
  comment: undefined,
  ...given,
})

/** As a calendar writes a moment of UTC. */
export const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
/** The same on London’s clock, without a zone. */
export const london = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(at)
    .replace(/[-:]/g, '')
    .replace(' ', 'T')
/** In lines of 76. */
export const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n')
/** Quoted-printable. */
export const quoted = (text: string) =>
  text
    .replaceAll('=', '=3D')
    .split('\r\n')
    .map((line) => line.replace(/.{70}(?=.)/g, '$&=\r\n'))
    .join('\r\n')
/** Lines as mail has them; what is undefined is left out. */
export const crlf = (lines: Array<string | undefined>) =>
  `${lines.filter((line) => line !== undefined).join('\r\n')}\r\n`
/** How a subject begins. */
export const VERB = {
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  TENTATIVE: 'Tentatively Accepted',
  DELEGATED: 'Delegated',
  'NEEDS-ACTION': 'Invitation',
}

/** The time zone by its Windows name, with its rules. */
export const LONDON = [
  'BEGIN:VTIMEZONE',
  'TZID:GMT Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T010000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]
