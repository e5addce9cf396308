import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  attendee,
  collector,
  invitation,
  link,
  need,
  occurrence,
  party,
  partyMember,
  reply,
  sameChild,
} from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { eraseChildren } from '../ceremonies/erase-children.server.ts'
import { erasePeople, whoGoes } from '../directory/erase-people.server.ts'
import { erasePost } from '../mail/erase-post.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { revokeInvitation } from './revise-invitation.server.ts'

/** What stands in lists where a party's name was. */
export const FORGOTTEN = '(forgotten)'

export interface Forgotten {
  /** Records of people that were erased. */
  people: number
  /** People of the party who also belong to another one, and stay known there. */
  stay: number
  /** Invitations to dates still to come, with their answers and places. */
  withdrawn: number
  /** Certificates whose name and file went; their line in the ledger stays. */
  certificates: number
}

interface Given {
  councilId: string
  partyId: string
  actor: Actor
  now: Date
}

/**
 * Forget a party: erase who they are everywhere in the council, and keep counts. What they still had
 * coming is given up: invitations to dates still to come are withdrawn without a letter, and their
 * places go to those who wait. Whoever also belongs to another party stays known there.
 *
 * @returns Refused for a party of nobody, or one that is forgotten already.
 */
export async function forgetParty(
  db: Database,
  given: Given,
): Promise<Result<Forgotten, 'unknown'>> {
  const { councilId, partyId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ id: party.id })
      .from(party)
      .where(and(eq(party.councilId, councilId), eq(party.id, partyId), isNull(party.erasedAt)))
      .for('no key update')
    if (!found) return refused('unknown')
    const withdrawn = await giveUpWhatComes(tx, given)
    await eraseAnswers(tx, given)
    const { own, stay } = await whoGoes(tx, given)
    await emptyParty(tx, given)
    await erasePeople(tx, { councilId, ids: own, now })
    const certificates = await eraseChildren(tx, { ...given, personIds: own })
    const forgotten = { people: own.length, stay, withdrawn, certificates }
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'party.forgotten',
      subjectId: partyId,
      detail: { ...forgotten },
      now,
    })
    return done(forgotten)
  })
}

/** What they have coming: in the order of the dates' ids, as every lock of several is taken. */
async function giveUpWhatComes(
  tx: Database,
  { councilId, partyId, actor, now }: Given,
): Promise<number> {
  const rows = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.partyId, partyId),
        isNull(invitation.revokedAt),
        gt(occurrence.startsAt, now),
      ),
    )
    .orderBy(asc(occurrence.id))
  for (const { id } of rows)
    await revokeInvitation(tx, {
      councilId,
      invitationId: id,
      actor,
      reason: FORGOTTEN,
      isTold: false,
      now,
    })
  return rows.length
}

/** Of answers and letters the words go, and the heads' names; how many came stays. */
async function eraseAnswers(tx: Database, { councilId, partyId, now }: Given): Promise<void> {
  const rows = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.councilId, councilId), eq(invitation.partyId, partyId)))
  const ids = rows.map(({ id }) => id)
  const heads = and(eq(attendee.councilId, councilId), inArray(attendee.invitationId, ids))
  const headIds = tx.select({ id: attendee.id }).from(attendee).where(heads)
  await tx
    .delete(need)
    .where(
      and(
        eq(need.councilId, councilId),
        or(inArray(need.invitationId, ids), inArray(need.attendeeId, headIds)),
      ),
    )
  await tx
    .update(attendee)
    .set({ name: null, personId: null, jobTitle: null, organisationId: null })
    .where(heads)
  await tx
    .update(reply)
    .set({ message: null })
    .where(and(eq(reply.councilId, councilId), inArray(reply.invitationId, ids)))
  await erasePost(tx, { councilId, partyId, invitationIds: ids })
  await tx
    .update(link)
    .set({ revokedAt: now, shortCodeHash: null })
    .where(and(eq(link.councilId, councilId), eq(link.partyId, partyId), isNull(link.revokedAt)))
}

/** The party itself stays as a line without a name, so that the counts of its dates hold. */
async function emptyParty(tx: Database, { councilId, partyId, now }: Given): Promise<void> {
  await tx
    .delete(collector)
    .where(and(eq(collector.councilId, councilId), eq(collector.partyId, partyId)))
  await tx
    .delete(sameChild)
    .where(and(eq(sameChild.councilId, councilId), eq(sameChild.partyId, partyId)))
  await tx
    .delete(partyMember)
    .where(and(eq(partyMember.councilId, councilId), eq(partyMember.partyId, partyId)))
  await tx
    .update(party)
    .set({ contactId: null, label: FORGOTTEN, labelSort: FORGOTTEN, erasedAt: now })
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
}
