import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockForReply } from './lock-occurrence.server.ts'
import { tellOfTurns } from './promote.server.ts'
import { noteLapse, noteTurns } from './room-ledger.ts'
import { writeMoves, type Answered } from './write-moves.server.ts'

/**
 * Take back places that are offered. The party stands as if the time had been over: it is written to, can
 * answer again at the end of the list, and the places go to whoever is next. It does not go back to its
 * number, since it would be the first to be offered them again.
 *
 * @param reason Stands in the party's history.
 * @returns How many other parties moved up; `offer-over` when nothing is offered any more.
 */
export async function withdrawOffer(
  db: Database,
  {
    councilId,
    invitationId,
    actor,
    reason,
    now,
  }: { councilId: string; invitationId: string; actor: Actor; reason: string; now: Date },
): Promise<Result<{ promoted: number }, 'unknown' | 'offer-over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockForReply(tx, { councilId, invitationId, now })
    if (!locked) return refused('unknown')
    const { occurrence, ledger } = locked
    const lapsed = noteLapse(ledger, invitationId)
    if (!lapsed) return refused('offer-over')
    const turns = noteTurns(ledger)
    const decided = new Map([[invitationId, { actor, reason }]])
    const answered = new Map<string, Answered>()
    const offers = await writeMoves(tx, [{ occurrence, ledger }], { answered, decided, now })
    await tellOfTurns(tx, { occurrence, ledger, offers, answered, decided, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'offer.withdrawn',
      subjectId: invitationId,
      detail: { people: lapsed.after.people, promoted: turns.length },
      now,
    })
    return done({ promoted: turns.length })
  })
}
