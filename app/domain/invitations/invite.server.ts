import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { UnknownPerson } from './known-contacts.server.ts'
import { lockOccurrence } from './lock-occurrence.server.ts'
import type { PartyGiven } from './party.ts'
import { writeParties, type Listed } from './write-parties.server.ts'

export type InviteRefusal = 'unknown' | 'unknown-person' | 'cancelled' | 'invited-already'

/**
 * Put a family, a delegation or a host's group on an occurrence's list, by hand. Nobody is written to.
 *
 * @returns The invitation; `invited-already` for a known family that is on this list, withdrawn or not.
 */
export async function inviteParty(
  db: Database,
  {
    councilId,
    occurrenceId,
    actor,
    party,
    source = 'officer',
    now,
  }: {
    councilId: string
    occurrenceId: string
    actor: Actor
    party: PartyGiven
    source?: 'officer' | 'nomination' | 'sign_up'
    now: Date
  },
): Promise<Result<Listed, InviteRefusal>> {
  try {
    return await inCouncil(db, councilId, async (tx) => {
      const room = await lockOccurrence(tx, { councilId, occurrenceId })
      if (!room) return refused('unknown')
      if (room.cancelledAt) return refused('cancelled')
      const [listed] = await writeParties(tx, { councilId, occurrenceId, source, now }, [party])
      if (!listed) return refused('invited-already')
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'guests.invited',
        subjectId: listed.invitationId,
        detail: { kind: party.kind, limit: party.peopleLimit, members: party.members.length },
        now,
      })
      return done(listed)
    })
  } catch (error) {
    if (error instanceof UnknownPerson) return refused('unknown-person')
    throw error
  }
}
