import type { ComposedLetter } from '#emails/letter-data.ts'
import { oneLine } from '#emails/placeholders.ts'
import { readEmail } from '../directory/email-address.ts'
import type { CalendarPart } from './calendar-part.server.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { Writer } from './writer.ts'

/** A message that only has to be put in its envelope. */
export interface Message extends ComposedLetter {
  messageId: string
  language: string
  from: Correspondent
  to: Correspondent
  /** Where answers, and letters that cannot be delivered, go; the sender when not given. */
  answersTo?: string | undefined
  /** Where one press in the mail program stops letters of this kind. */
  stopUrl?: string | undefined
  calendar?: CalendarPart | undefined
  /** Of the other dates that the letter tells: a calendar takes one entry from one part. */
  moreCalendars?: CalendarPart[]
  date: Date
}

/** One end of a letter. */
export interface Correspondent {
  name: string
  address: string
}

/** From whom, to whom, when: the same for every letter. */
export function envelope(
  row: LetterRow,
  language: string,
  to: Correspondent,
  { sender, answersTo, now }: Writer,
) {
  return {
    messageId: row.messageId,
    language,
    from: { name: oneLine(sender.name), address: sender.address },
    ...(answersTo === undefined || answersTo === sender.address ? {} : { answersTo }),
    // Long names fold badly, and no mail program shows them whole.
    to: { name: [...oneLine(to.name)].slice(0, 100).join(''), address: to.address },
    date: now,
  }
}

/** One address that a mail server may be given; undefined for what is none, or more than one. */
export function addressOf(email: string | null): string | undefined {
  const read = readEmail(email ?? '')
  return 'email' in read ? read.email : undefined
}
