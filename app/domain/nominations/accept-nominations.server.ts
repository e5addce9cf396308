import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination, occurrence } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { countAudience, type AudienceCount } from '../mail/audience.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony, nominationsOf, type NominationRow } from './ceremony-row.server.ts'
import { firstOfChild, stateOf } from './nomination.ts'
import { familyFor } from './nominated-family.server.ts'
import { nominatorsOf } from './siblings.server.ts'
import { listChild } from './nominated-child.server.ts'

export type AcceptRefusal = 'unknown' | 'cancelled'

/** What accepting does, or did. */
export interface Accepted {
  /** Children who came onto the list. */
  children: number
  /** Families that may be written to: their invitations, not sent and not answered. */
  invitationIds: string[]
  families: number
  /** Of the invitations, how many can be written to, and how many are rung or get paper. */
  reached: AudienceCount
}

interface Asked {
  councilId: string
  eventId: string
  occurrenceId: string
  nominationIds: readonly string[]
  actor: Actor
  now: Date
}

/**
 * Accept nominations: each child comes onto the ceremony's list, siblings into one party, and the family
 * gets an invitation that nobody has sent yet. Of a child that was nominated twice one place is made, and
 * whoever is on the list already gets no second. Accepting twice changes nothing.
 */
export async function acceptNominations(
  db: Database,
  asked: Asked,
): Promise<Result<Accepted, AcceptRefusal>> {
  const { councilId, eventId, occurrenceId, actor, now } = asked
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockCeremony(tx, { councilId, eventId, now }))) return refused('unknown')
    const [date] = await tx
      .select({ cancelledAt: occurrence.cancelledAt })
      .from(occurrence)
      .where(
        and(
          eq(occurrence.councilId, councilId),
          eq(occurrence.eventId, eventId),
          eq(occurrence.id, occurrenceId),
        ),
      )
    if (!date) return refused('unknown')
    if (date.cancelledAt) return refused('cancelled')
    const rows = await nominationsOf(tx, { councilId, eventId })
    const by = await nominatorsOf(tx, { councilId, eventId })
    const families = new Set<string>()
    const invitationIds = new Set<string>()
    let children = 0
    for (const { leads, spellings } of toAccept(rows, asked.nominationIds)) {
      const family = await familyFor(tx, {
        councilId,
        occurrenceId,
        row: leads,
        by,
        rows,
        actor,
        now,
      })
      const honoureeId = await listChild(tx, { ...asked, row: leads, spellings, family })
      families.add(family.partyId)
      invitationIds.add(family.invitationId)
      leads.honoureeId = honoureeId
      children += 1
      await tx
        .update(nomination)
        .set({ honoureeId, decidedBy: actorLabel(actor), decidedAt: now })
        .where(and(eq(nomination.councilId, councilId), eq(nomination.id, leads.id)))
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'nomination.accepted',
        subjectId: leads.id,
        detail: { honouree: honoureeId, party: family.partyId },
        now,
      })
    }
    const ids = [...invitationIds]
    const reached = await countAudience(tx, { councilId, occurrenceId }, { whom: 'chosen', ids })
    return done({ children, families: families.size, invitationIds: ids, reached })
  })
}

/** A transaction that was only tried. */
class Tried extends Error {
  override name = 'Tried'
  answer: Result<Accepted, AcceptRefusal>
  constructor(answer: Result<Accepted, AcceptRefusal>) {
    super('tried')
    this.answer = answer
  }
}

/** What accepting would do, counted by doing it and taking it back: a page tells it before it happens. */
export async function tryAccepting(
  db: Database,
  asked: Asked,
): Promise<Result<Accepted, AcceptRefusal>> {
  try {
    return await inCouncil(db, asked.councilId, async (tx) => {
      throw new Tried(await acceptNominations(tx, asked))
    })
  } catch (error) {
    if (error instanceof Tried) return error.answer
    throw error
  }
}

/** The chosen children, each once, with the other spellings of the name that nominators wrote. */
function toAccept(
  rows: readonly NominationRow[],
  chosen: readonly string[],
): Array<{ leads: NominationRow; spellings: string[] }> {
  const first = firstOfChild(rows)
  const ofChild = Map.groupBy(rows, ({ id }) => first.get(id))
  const wanted = new Set(chosen.flatMap((id) => first.get(id) ?? []))
  return [...wanted].flatMap((id) => {
    const all = ofChild.get(id) ?? []
    if (all.some((row) => stateOf(row) === 'accepted')) return []
    const open = all.filter((row) => !row.withdrawnAt && !row.declinedAt)
    // The one that an officer joined the others to; where it was withdrawn, whichever is left.
    const leads = open.find((row) => row.id === id) ?? open[0]
    if (!leads) return []
    return [{ leads, spellings: open.filter((row) => row !== leads).map((row) => row.childName) }]
  })
}
