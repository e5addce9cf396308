/** Mail that was mangled on the way or by malice: whatever it is, taking it must not fail, or it blocks the mailbox. */
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { postLetters } from '#app/domain/mail/outbox.server.ts'
import { takeInbound } from '#app/domain/mail/take-inbound.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation, letter } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { CALENDARS, pressed, type CalendarProgram } from '#tests/support/guest-mail/pressed.ts'
import { returned } from '#tests/support/guest-mail/returned.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))
const PROGRAMS = Object.keys(CALENDARS) as CalendarProgram[]

/** Bytes that programs trip over: NUL, half letters, line ends, ends of things. */
const PIECES = [
  '\0',
  '\xff\xfe',
  '\xed\xa0\x80',
  '\r\n\r\n',
  '\n',
  ':',
  ';',
  '=00',
  '=?utf-8?B?AAAA?=',
  'END:VEVENT\r\n',
  '\u2028',
  '"',
]

/** A letter that may come back. */
async function aSentLetter(
  { councilId, eventId, occurrenceId }: Setting,
  invitationId: string,
): Promise<string> {
  return inCouncil(database.db, councilId, async (tx) => {
    const [invited] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
    await postLetters(tx, [
      {
        councilId,
        purpose: 'invitation',
        subjectId: invitationId,
        occasion: '1',
        eventId,
        occurrenceId,
        partyId: invited!.partyId,
        address: 'amira@example.org',
        language: 'ar',
        sender: 'events@borchester.example',
        now: NOW,
      },
    ])
    const [sent] = await tx.update(letter).set({ state: 'sent', sentAt: NOW }).returning()
    return sent!.id
  })
}

test('is taken, laid aside or ignored, and never a fault', async () => {
  const setting = await anEvent(database.db)
  const invitationId = await anInvitation(database.db, setting, { limit: 1 })
  const uid = `${invitationId}@borchester.example`
  const letterId = await aSentLetter(setting, invitationId)
  const whole = fc.oneof(
    fc.constantFrom(...PROGRAMS).map((program) => pressed(program, { uid })),
    fc
      .constantFrom('postfix' as const, 'gmail' as const, 'exchange' as const, 'curt' as const)
      .map((like) => returned(like, { originalId: `<${letterId}@borchester.example>` })),
  )
  const cuts = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(40),
      piece: fc.constantFrom(...PIECES),
    }),
    { minLength: 1, maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(whole, cuts, async (message, all) => {
      let raw = Buffer.from(message)
      for (const { at, drop, piece } of all) {
        const place = Math.floor(at * raw.length)
        raw = Buffer.concat([
          raw.subarray(0, place),
          Buffer.from(piece, 'latin1'),
          raw.subarray(place + drop),
        ])
      }
      const { outcome } = await takeInbound(database.db, { raw, now: NOW })
      expect(outcome).toEqual(expect.any(String))
    }),
    { numRuns: 150, seed: 20_270_626 },
  )
}, 120_000)
