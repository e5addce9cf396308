import { and, asc, eq, inArray, isNull, not, sql } from 'drizzle-orm'
import { unprintable } from '#app/print/coverage.server.ts'
import type { CouncilLook } from '#app/print/jobs.ts'
import { renderLetters } from '#app/print/render.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter, party, person, reply } from '#db/schema/index.ts'
import { allowReadOutCode, replyLink, tokenOf } from '../access/links.server.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { deviceOf } from '../ceremonies/certificate-job.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { byEmail } from './audience.server.ts'
import type { Writer } from './writer.ts'
import { readHeldAt } from './letter-held.server.ts'
import { postLetters } from './outbox.server.ts'
import { printedLetter, type OnPaper } from './printed-letter.server.ts'

/** Letters in one file: more would be too heavy for a press of a button. The next press prints the next. */
const MOST = 300

interface Printing {
  writer: Writer
  occurrenceId: string
  actor: Actor
  /** The officer's, for the record. */
  address: string
}

/**
 * Print the invitations of those who cannot be written to by e-mail, one PDF, a page each, and note
 * that they have theirs. Each carries a QR code and a code to type or read out. A family whose name has a
 * letter that no font has is left out: it stays on the list of those to be invited.
 *
 * @param again Print once more what has been printed; notes nothing but that it was printed.
 */
export async function printLetters(
  db: Database,
  { again, ...given }: Printing & { again: boolean },
): Promise<Result<{ pdf: Uint8Array; letters: number }, 'unknown' | 'nobody'>> {
  const { writer, occurrenceId } = given
  const councilId = writer.council.id
  const ready = await inCouncil(db, councilId, async (tx) => {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    if (!held) return undefined
    const onPaper = await readOnPaper(tx, given, held.event.id, again)
    const { theme, name, deviceFileId } = writer.council
    const look: CouncilLook = {
      council: name,
      colour: theme.ink,
      accent: theme.gold,
      paper: theme.paper,
      device: await deviceOf(tx, councilId, deviceFileId),
    }
    return { held, onPaper, look }
  })
  if (!ready) return refused('unknown')
  const { held, onPaper, look } = ready
  if (onPaper.length === 0) return refused('nobody')
  const letters = onPaper.map((one) => printedLetter(held, one, writer))
  const pdf = await renderLetters(
    { title: wordsFor('en')('printed.heading'), locale: 'en-GB', look, letters },
    { createdAt: writer.now },
  )
  await inCouncil(db, councilId, (tx) => notePrinted(tx, given, held.event.id, onPaper, again))
  return done({ pdf, letters: letters.length })
}

async function readOnPaper(
  tx: Database,
  { writer: { council, now }, occurrenceId }: Printing,
  eventId: string,
  again: boolean,
): Promise<OnPaper[]> {
  const councilId = council.id
  const printed = tx
    .select({ id: letter.subjectId })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.occurrenceId, occurrenceId),
        eq(letter.state, 'handed_over'),
      ),
    )
  const rows = await tx
    .select({ invitation, party, name: person.fullName })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        isNull(invitation.revokedAt),
        isNull(reply.invitationId),
        again ? inArray(invitation.id, printed) : and(isNull(invitation.sentAt), not(byEmail)),
      ),
    )
    .orderBy(asc(party.labelSort), asc(party.id))
    .limit(MOST)
  const onPaper: OnPaper[] = []
  for (const row of rows) {
    const name = row.name ?? row.party.label
    if (unprintable(name).length > 0) continue
    const linkRow = await replyLink(tx, { councilId, partyId: row.party.id, eventId, now })
    onPaper.push({
      invitationId: row.invitation.id,
      name,
      language: row.party.language,
      token: tokenOf(linkRow),
      code: await allowReadOutCode(tx, { councilId, linkRow }),
    })
  }
  return onPaper
}

async function notePrinted(
  tx: Database,
  { writer: { council, now, sender }, occurrenceId, actor, address }: Printing,
  eventId: string,
  onPaper: OnPaper[],
  again: boolean,
): Promise<void> {
  const councilId = council.id
  const ids = onPaper.map(({ invitationId }) => invitationId)
  if (!again) {
    const rows = await tx
      .update(invitation)
      .set({ sentAt: now, round: sql`${invitation.round} + 1` })
      .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, ids)))
      .returning({
        id: invitation.id,
        round: invitation.round,
        partyId: invitation.partyId,
      })
    await postLetters(
      tx,
      rows.map(({ id, round, partyId }) => ({
        councilId,
        purpose: 'invitation',
        subjectId: id,
        occasion: String(round),
        eventId,
        occurrenceId,
        partyId,
        address: null,
        language: onPaper.find(({ invitationId }) => invitationId === id)?.language ?? 'en',
        sender: sender.address,
        now,
      })),
    )
    await tx
      .update(letter)
      .set({ state: 'handed_over', handledAt: now, handledBy: actorLabel(actor) })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.purpose, 'invitation'),
          eq(letter.state, 'by_hand'),
          inArray(letter.subjectId, ids),
        ),
      )
  }
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'letters.printed',
    subjectId: occurrenceId,
    detail: { letters: ids.length, again },
    address,
    now,
  })
}
