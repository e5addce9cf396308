import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { offer } from '#db/schema/index.ts'
import type { OfferOutcome } from '../events/waiting-list.ts'
import { newId } from '../ids.ts'
import { promotionEndsAt } from '../events/waiting-rules.ts'
import type { OccurrenceRow } from './lock-occurrence.server.ts'
import type { ReplyState } from './reply.ts'
import type { Move, RoomLedger } from './room-ledger.ts'

/** An offer that a move made: its id is the occasion of its letter. */
export interface OfferMade {
  id: string
  invitationId: string
  people: number
  expiresAt: Date
}

function outcomeOf(state: ReplyState, byOfficer: boolean): OfferOutcome {
  if (state === 'confirmed') return 'accepted'
  if (byOfficer) return 'withdrawn'
  return state === 'lapsed' ? 'expired' : 'declined'
}

/** Close the offers of the parties that hold none any more. */
export async function closeOffers(
  tx: Database,
  {
    councilId,
    moves,
    byOfficer,
    now,
  }: {
    councilId: string
    moves: Move[]
    byOfficer: (after: Move['after']) => boolean
    now: Date
  },
): Promise<void> {
  for (const { before, after } of moves) {
    if (before?.state !== 'offered') continue
    const outcome = outcomeOf(after.state, byOfficer(after))
    await tx
      .update(offer)
      .set({ closedAt: now, outcome })
      .where(
        and(
          eq(offer.councilId, councilId),
          eq(offer.invitationId, after.invitationId),
          isNull(offer.closedAt),
        ),
      )
  }
}

/** Open an offer for each party that moved up, has to take its places, and has not answered since. */
export async function makeOffers(
  tx: Database,
  rooms: Array<{ occurrence: OccurrenceRow; ledger: RoomLedger }>,
  now: Date,
): Promise<OfferMade[]> {
  const made = rooms.flatMap(({ occurrence: room, ledger }) =>
    ledger.moves
      .filter(({ after }) => {
        const isLast = ledger.stands.get(after.invitationId)?.revision === after.revision
        return after.state === 'offered' && isLast
      })
      .map(({ after }) => ({
        councilId: room.councilId,
        id: newId(),
        occurrenceId: room.id,
        invitationId: after.invitationId,
        people: after.people,
        madeAt: now,
        expiresAt: offerEndsAt(room, now),
      })),
  )
  if (made.length > 0) await tx.insert(offer).values(made)
  return made
}

/** An offer stands for its time, but not beyond the last moment at which somebody may move up. */
function offerEndsAt(room: OccurrenceRow, now: Date): Date {
  const ends = new Date(now.getTime() + room.offerMinutes * 60_000)
  const last = promotionEndsAt(room)
  return ends < last ? ends : last
}
