import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { actorLabel, type Actor } from '../actor.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter, occurrence, party, person } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { readChangeFacts, type ChangeFacts } from './change-facts.ts'
import { ASKED_AFTER, isCall, RUNG_ABOUT, TO_RING } from './to-ring.server.ts'

/** Somebody to ring, or who has been rung. */
export interface Call {
  letterId: string
  invitationId: string
  purpose: (typeof RUNG_ABOUT | typeof ASKED_AFTER)[number]
  label: string
  nativeName: string | null
  phone: string | null
  language: string
  facts: ChangeFacts
  occurrenceId: string | null
  startsAt: Date
  endsAt: Date
  timeZone: string
  ticked: { at: Date; by: string } | null
}

const rungAbout = (purpose: string) =>
  [...RUNG_ABOUT, ...ASKED_AFTER].find((one) => one === purpose)

/** The call list of an event, those still to ring first; at most 500. */
export async function findCallList(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<Call[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({ letter, party, person, when: occurrence })
      .from(letter)
      .innerJoin(party, and(eq(party.councilId, letter.councilId), eq(party.id, letter.partyId)))
      .innerJoin(
        occurrence,
        and(eq(occurrence.councilId, letter.councilId), eq(occurrence.id, letter.occurrenceId)),
      )
      .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.eventId, eventId),
          isCall,
          inArray(letter.state, [...TO_RING, 'handed_over']),
        ),
      )
      .orderBy(asc(letter.handledAt), asc(party.labelSort), asc(letter.id))
      .limit(500),
  )
  return rows
    .flatMap((row): Call[] => {
      const purpose = rungAbout(row.letter.purpose)
      if (!purpose) return []
      const { handledAt, handledBy, state } = row.letter
      const ticked =
        state === 'handed_over' && handledAt ? { at: handledAt, by: handledBy ?? '' } : null
      return [
        {
          letterId: row.letter.id,
          invitationId: row.letter.subjectId,
          purpose,
          label: row.party.label,
          nativeName: row.person?.nativeName ?? null,
          phone: row.person?.phone ?? null,
          language: row.party.language,
          facts: readChangeFacts(row.letter.facts),
          occurrenceId: row.letter.occurrenceId,
          startsAt: row.when.startsAt,
          endsAt: row.when.endsAt,
          timeZone: row.when.timeZone,
          ticked,
        },
      ]
    })
    .toSorted((a, b) => Number(a.ticked !== null) - Number(b.ticked !== null))
}

/** How many are still to ring. */
export async function countCalls(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<number> {
  const [row] = await tx
    .select({ calls: count() })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.eventId, eventId),
        isCall,
        inArray(letter.state, [...TO_RING]),
      ),
    )
  return row?.calls ?? 0
}

/** Tick somebody off the call list, or put them back on it. Ticking twice changes nothing. */
export async function tickCall(
  db: Database,
  {
    councilId,
    eventId,
    letterId,
    actor,
    now,
    rung,
  }: {
    councilId: string
    eventId: string
    letterId: string
    actor: Actor
    now: Date
    rung: boolean
  },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const mine = and(
      eq(letter.councilId, councilId),
      eq(letter.id, letterId),
      eq(letter.eventId, eventId),
      isCall,
    )
    const changed = await tx
      .update(letter)
      .set(
        rung
          ? { state: 'handed_over', handledAt: now, handledBy: actorLabel(actor) }
          : { state: 'by_hand', handledAt: null, handledBy: null },
      )
      .where(and(mine, inArray(letter.state, rung ? [...TO_RING] : ['handed_over'])))
      .returning({ id: letter.id })
    if (changed.length === 0) {
      const [there] = await tx.select({ id: letter.id }).from(letter).where(mine)
      return there ? done() : refused('unknown')
    }
    await recordAudit(tx, {
      councilId,
      actor,
      action: rung ? 'call.made' : 'call.undone',
      subjectId: eventId,
      detail: { letter: letterId },
      now,
    })
    return done()
  })
}
