import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { duty, person } from '#db/schema/index.ts'
import { findLink } from '../access/links.server.ts'
import { placeLines } from '../mail/guest-letter.server.ts'
import { readHeldAt } from '../mail/letter-held.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { DutyAnswer, DutyRole } from './duty-roles.ts'
import { momentAt } from './times.ts'

/** What somebody on duty sees behind their link: their own duty, and of the event when and where. */
export interface DutyPage {
  linkId: string
  dutyId: string
  occurrenceId: string
  language: string
  name: string
  event: { title: string; texts: Record<string, { title?: string }> }
  role: DutyRole
  asks: string | null
  startsAt: Date
  endsAt: Date
  arrivesAt: Date
  timeZone: string
  place: string[]
  answer: DutyAnswer | null
  message: string | null
  isCancelled: boolean
  /** They can still answer by themselves. */
  isOpen: boolean
}

/** @returns Refused: `unknown` for a token that nobody was given, `over` for one that is over. */
export async function findDutyPage(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<Result<DutyPage, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await findLink(tx, { councilId, purposes: ['duty'], by: { token }, now })
    if (!found.ok) return refused(found.reason === 'unknown' ? 'unknown' : 'over')
    const { id: linkId, dutyId } = found.value
    const [row] = await tx
      .select({ duty, person })
      .from(duty)
      .innerJoin(person, and(eq(person.councilId, duty.councilId), eq(person.id, duty.personId)))
      .where(and(eq(duty.councilId, councilId), eq(duty.id, dutyId ?? '')))
    const held = row && (await readHeldAt(tx, { councilId, occurrenceId: row.duty.occurrenceId }))
    if (!row || !held || row.duty.removedAt || held.occurrence.endsAt <= now) return refused('over')
    const { event, occurrence } = held
    const { startsAt, endsAt, timeZone, cancelledAt } = occurrence
    return done({
      linkId,
      dutyId: row.duty.id,
      occurrenceId: occurrence.id,
      language: row.person.language,
      name: row.person.fullName,
      event: { title: event.title, texts: event.texts },
      role: row.duty.role,
      asks: row.duty.asks,
      startsAt,
      endsAt,
      arrivesAt: momentAt(startsAt, -row.duty.arriveMinutesBefore),
      timeZone,
      place: placeLines(held),
      answer: row.duty.answer,
      message: row.duty.message,
      isCancelled: cancelledAt !== null,
      isOpen: cancelledAt === null && now < startsAt,
    })
  })
}
