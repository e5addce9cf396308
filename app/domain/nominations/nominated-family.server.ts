import type { Database } from '#db/client.server.ts'
import { party, partyMember } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import type { PartyGiven } from '../invitations/party.ts'
import { lockOccurrence } from '../invitations/lock-occurrence.server.ts'
import { writeInvitations, writeParties, type Listed } from '../invitations/write-parties.server.ts'
import { sortForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { NominationRow } from './ceremony-row.server.ts'
import {
  guestsParty,
  listedOf,
  raiseLimit,
  siblingsParty,
  type ChildAsked,
} from './family-there.server.ts'
import type { NominatorRow } from './siblings.server.ts'

/** Who comes with one child: its guardian and one more; each sibling adds one. */
const WITH_FIRST_CHILD = 2

interface Asked extends ChildAsked {
  actor: Actor
  now: Date
}

/**
 * The party that a nominated child comes with, and its invitation to the date. A sibling's, where one was
 * accepted; the family's, where it is on the guest list already; else a new one. Nobody is written to.
 */
export async function familyFor(tx: Database, asked: Asked): Promise<Listed> {
  const { councilId, occurrenceId, row, by, actor, now } = asked
  await lockOccurrence(tx, { councilId, occurrenceId })
  const there = (await siblingsParty(tx, asked)) ?? (await guestsParty(tx, asked))
  if (there) {
    const isListed = await raiseLimit(tx, { councilId, occurrenceId, partyId: there })
    if (isListed) return { partyId: there, invitationId: isListed }
  }
  const place = { councilId, occurrenceId, source: 'nomination' as const, now }
  const nominatedBy = by.get(row.nominatorId ?? '')
  const given = partyOf(row, nominatedBy, there)
  const [listed] = given
    ? await writeParties(tx, place, [given])
    : await writeInvitations(
        tx,
        place,
        [{ peopleLimit: 1 + WITH_FIRST_CHILD }],
        [there ?? (await reachedThrough(tx, { councilId, row, nominatedBy, now }))],
      )
  const found =
    listed ??
    (await listedOf(tx, { councilId, occurrenceId, contact: nominatedBy?.personId ?? null }))
  if (!found) throw new Error('The family was not written')
  if (given && 'personId' in given.contact)
    await tx
      .insert(partyMember)
      .values({
        councilId,
        partyId: found.partyId,
        personId: given.contact.personId,
        ageBand: 'adult',
        relation: 'contact',
      })
      .onConflictDoNothing()
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'guests.invited',
    subjectId: found.invitationId,
    detail: { source: 'nomination' },
    now,
  })
  return found
}

/** The family as it is written; undefined where nobody of it can be named, or letters go through others. */
function partyOf(
  row: NominationRow,
  nominatedBy: NominatorRow | undefined,
  partyId: string | undefined,
): PartyGiven | undefined {
  if (partyId) return undefined
  const shared = { kind: 'household' as const, peopleLimit: 1 + WITH_FIRST_CHILD, members: [] }
  if (nominatedBy && !nominatedBy.organisationId && nominatedBy.personId)
    return { ...shared, contact: { personId: nominatedBy.personId } }
  if (row.throughUs || !row.guardianName) return undefined
  return {
    ...shared,
    contact: {
      fullName: row.guardianName,
      language: row.language,
      ...(row.guardianEmail ? { email: row.guardianEmail } : {}),
      ...(row.guardianPhone ? { phone: row.guardianPhone } : {}),
    },
  }
}

/**
 * A family that letters reach through the nominator: its contact is the nominator's, who is no member of
 * it. Without one the letters wait to be printed or read out.
 */
async function reachedThrough(
  tx: Database,
  {
    councilId,
    row,
    nominatedBy,
    now,
  }: { councilId: string; row: NominationRow; nominatedBy: NominatorRow | undefined; now: Date },
): Promise<string> {
  const id = newId()
  const label = row.guardianName ?? row.childName
  await tx.insert(party).values({
    councilId,
    id,
    kind: 'household',
    organisationId: nominatedBy?.organisationId ?? null,
    contactId: nominatedBy?.organisationId ? nominatedBy.personId : null,
    label,
    labelSort: sortForm(label),
    language: row.language,
    createdAt: now,
  })
  return id
}
