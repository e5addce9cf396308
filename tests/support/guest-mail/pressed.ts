/** What guests' calendars send when a button is pressed, as each of them writes it. */
import { apple, iphone, thunderbird } from './devices.ts'
import { gmail, exchange, outlook } from './google-and-microsoft.ts'
import { full, type Pressed } from './parts.ts'
import { yahoo, fastmail, nextcloud, proton } from './web-calendars.ts'

/** The programs that guests press the button in. */
export const CALENDARS = {
  gmail,
  exchange,
  outlook,
  apple,
  iphone,
  thunderbird,
  yahoo,
  fastmail,
  nextcloud,
  proton,
}
export type CalendarProgram = keyof typeof CALENDARS

/** The message that a program sends when its button is pressed. */
export const pressed = (program: CalendarProgram, given: Pressed): Buffer =>
  Buffer.from(CALENDARS[program](full(given)))
