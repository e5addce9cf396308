import { asc, eq } from 'drizzle-orm'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter, occurrence, reply, replyChange } from '#db/schema/index.ts'
import { aCouncil, anEvent, anInvitation, type Setting } from '#tests/support/factories.ts'

/** One party that is going to answer, all at the same moment as the others. */
export interface Answering {
  invitationId: string
  people: number
  token: string
}

export interface Scene extends Setting {
  capacity: number
  answering: Answering[]
}

/**
 * An event that has places for about a third of those who are invited, and a link for each party.
 * Parties have one to six people. Call it with the secret loaded.
 *
 * @param councilId A council of its own where none is given.
 * @param now The moment that the answers are going to be given at, or before.
 */
export async function aScene(
  db: Database,
  { parties, now, councilId: council }: { parties: number; now: Date; councilId?: string },
): Promise<Scene> {
  const people = (index: number) => 1 + ((index * 7) % 6)
  const all = Array.from({ length: parties }, (_, index) => people(index))
  const capacity = Math.max(2, Math.floor(all.reduce((sum, one) => sum + one, 0) / 3))
  const setting = await anEvent(db, {
    councilId: council ?? (await aCouncil(db)),
    capacity,
    kind: 'welcome',
    startsAt: new Date(now.getTime() + 30 * 86_400_000),
  })
  const answering: Answering[] = []
  const { councilId, eventId } = setting
  for (const [index, count] of all.entries()) {
    const invitationId = await anInvitation(db, setting, {
      name: `Family ${index + 1}`,
      email: `family-${index + 1}@example.org`,
    })
    await inCouncil(db, councilId, async (tx) => {
      const [row] = await tx
        .select({ partyId: invitation.partyId })
        .from(invitation)
        .where(eq(invitation.id, invitationId))
      const link = await replyLink(tx, { councilId, partyId: row!.partyId, eventId, now })
      answering.push({ invitationId, people: count, token: tokenOf(link) })
    })
  }
  return { ...setting, capacity, answering }
}

export interface Verdict {
  /** People beyond the capacity. */
  overbooked: number
  /** Answers that were taken and are nowhere, or stand there with another number of people. */
  lost: number
  /** Answers without their line in the history, or without exactly one letter that stands. */
  untold: number
  /** The counter differs from the sum of those who have places. */
  miscounted: number
  /** The waiting list has a gap or a number twice, or somebody waits though their places are free. */
  misqueued: number
  confirmed: number
  waiting: number
}

/** What the database says after the race. Everything but `confirmed` and `waiting` must be 0. */
export async function verdictOn(db: Database, scene: Scene): Promise<Verdict> {
  const { councilId, occurrenceId, capacity, answering } = scene
  return inCouncil(db, councilId, async (tx) => {
    const [room] = await tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId))
    const replies = await tx
      .select()
      .from(reply)
      .where(eq(reply.occurrenceId, occurrenceId))
      .orderBy(asc(reply.waitingNumber))
    const told = await tx.select({ id: replyChange.invitationId }).from(replyChange)
    const letters = await tx.select({ id: letter.subjectId, state: letter.state }).from(letter)
    const standing = new Map(replies.map((row) => [row.invitationId, row]))
    const confirmed = replies.filter((row) => row.state === 'confirmed')
    const waiting = replies.filter((row) => row.state === 'waiting')
    const taken = confirmed.reduce((sum, row) => sum + row.people, 0)
    const linesOf = countsOf(told.map(({ id }) => id))
    const lettersOf = countsOf(
      letters.filter(({ state }) => state !== 'cancelled').map(({ id }) => id),
    )
    const inOrder = waiting.every((row, index) => row.waitingNumber === index + 1)
    const first = waiting[0]
    return {
      overbooked: Math.max(0, taken - capacity),
      lost: answering.filter(({ invitationId, people }) => {
        const row = standing.get(invitationId)
        return row?.people !== people || !['confirmed', 'waiting'].includes(row.state)
      }).length,
      untold: answering.filter(
        ({ invitationId }) => linesOf.get(invitationId) !== 1 || lettersOf.get(invitationId) !== 1,
      ).length,
      miscounted: room?.placesTaken === taken && room.waitingParties === waiting.length ? 0 : 1,
      misqueued: inOrder && (!first || first.people > capacity - taken) ? 0 : 1,
      confirmed: confirmed.length,
      waiting: waiting.length,
    }
  })
}

/** What must not be, in one number. */
export function differencesIn(verdict: Verdict): number {
  const { overbooked, lost, untold, miscounted, misqueued } = verdict
  return overbooked + lost + untold + miscounted + misqueued
}

function countsOf(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
