import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, letter, party, person, reply } from '#db/schema/index.ts'
import { readAllotted, type Allotted } from '../invitations/cut-off.server.ts'
import { answeringKey, replyPaths } from '../access/reply-links.server.ts'
import { topicOf } from './mail-topics.ts'
import { readStopping, type Stopping } from './stopped-mail.server.ts'
import { isProof, readProofSubjects, type ProofSubject } from './proof-subjects.server.ts'
import { letterFacts } from './letter-facts.ts'
import { readHeldAt, type HeldAt, type LetterRow } from './letter-held.server.ts'

/** A party's invitation, with all that its letters tell. */
export interface InvitationSubject extends HeldAt {
  about: 'invitation'
  invitation: typeof invitation.$inferSelect
  party: typeof party.$inferSelect
  contact: typeof person.$inferSelect | null
  reply: typeof reply.$inferSelect | null
  /** What is kept for a host's group; also what is over, for its last day. */
  allotted: Allotted | undefined
  /** A later letter makes this one pointless. */
  isOvertaken: boolean
  /** Of the page where the party answers; undefined once the invitation is withdrawn: no letter opens the door again. */
  path: string | undefined
  /** Where the party can stop letters of this kind, and what it has stopped; of letters that can be stopped. */
  stopping: Stopping | undefined
  /** Of a letter about names: the page to settle them on, and whether there is anything to settle. */
  proof: ProofSubject | undefined
  /** The party's other dates that this letter tells as well, those that still stand. */
  alsoTells: Array<Omit<InvitationSubject, 'alsoTells'>>
}

/** Which later letters about the same invitation make one pointless. */
const OVERTAKEN_BY: Partial<Record<LetterRow['purpose'], LetterRow['purpose'][]>> = {
  invitation: ['invitation'],
  invitation_reminder: ['invitation_reminder'],
  reply: ['reply', 'place_confirmed'],
  place_confirmed: ['reply', 'place_confirmed'],
  reminder: ['reminder', 'event_changed'],
  thanks: ['thanks'],
  event_changed: ['event_changed'],
  finish_reply: ['reply', 'finish_reply'],
  proof: ['proof'],
  proof_reminder: ['proof', 'proof_reminder'],
}

/**
 * The invitations that letters are about, in as many queries for a thousand as for one. Reply links that are not there yet are made.
 *
 * @returns By the letter's id.
 */
export async function readInvitationSubjects(
  tx: Database,
  { councilId, letters, now }: { councilId: string; letters: LetterRow[]; now: Date },
): Promise<Map<string, InvitationSubject>> {
  const found = new Map<string, InvitationSubject>()
  if (letters.length === 0) return found
  const others = new Map(
    letters.map((one) => [one.id, letterFacts.parse(one.facts).alsoTells ?? []]),
  )
  const subjects = letters.map((one) => one.subjectId)
  const ids = [...new Set([...subjects, ...[...others.values()].flat()])]
  const rows = await readInvited(tx, councilId, ids)
  const later = Map.groupBy(await readLater(tx, councilId, ids), ({ subjectId }) => subjectId)
  const answering = rows
    .filter((row) => row.invitation.revokedAt === null)
    .map((row) => ({ partyId: row.party.id, eventId: row.event.id, kind: row.party.kind }))
  const paths = await replyPaths(tx, { councilId, answering, now })
  const groups = rows.filter((row) => row.party.kind === 'group')
  const allotted = await readAllotted(tx, {
    councilId,
    invitationIds: groups.map((row) => row.invitation.id),
  })
  const byId = new Map(
    rows.map((row) => [row.invitation.id, { ...row, allotted: allotted.get(row.invitation.id) }]),
  )
  const stoppable = new Set(
    letters.flatMap(({ purpose, subjectId }) => (topicOf(purpose) ? subjectId : [])),
  )
  const stopping = await readStopping(tx, {
    councilId,
    parties: rows
      .filter((row) => stoppable.has(row.invitation.id))
      .map((row) => ({ partyId: row.party.id, personId: row.party.contactId })),
    now,
  })
  const proofs = await readProofSubjects(tx, {
    councilId,
    invited: letters.flatMap(({ purpose, subjectId }) =>
      isProof(purpose) ? (byId.get(subjectId) ?? []) : [],
    ),
  })
  for (const one of letters) {
    const row = byId.get(one.subjectId)
    if (!row) continue
    const proof = isProof(one.purpose) ? proofs.get(one.subjectId) : undefined
    const path =
      proof?.path ?? paths.get(answeringKey({ partyId: row.party.id, eventId: row.event.id }))
    const overtaking = OVERTAKEN_BY[one.purpose] ?? []
    const isOvertaken = (later.get(one.subjectId) ?? []).some(
      ({ id, purpose }) => id > one.id && overtaking.includes(purpose),
    )
    const alsoTells = (others.get(one.id) ?? []).flatMap((id) => {
      const other = byId.get(id)
      if (!other || other.reply || other.invitation.revokedAt) return []
      if (other.occurrence.cancelledAt || other.occurrence.repliesCloseAt <= now) return []
      const same = { isOvertaken: false, path, proof: undefined, stopping: undefined }
      return [{ about: 'invitation' as const, ...other, ...same }]
    })
    found.set(one.id, {
      about: 'invitation',
      ...row,
      isOvertaken,
      path,
      proof,
      stopping: topicOf(one.purpose) && stopping.get(row.party.id),
      alsoTells,
    })
  }
  return found
}

/** Invitations with what only they have, and beside each its date, which is read once for all. */
async function readInvited(tx: Database, councilId: string, ids: string[]) {
  const rows = await tx
    .select({ invitation, party, contact: person, reply })
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
    .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, ids)))
  const dates = new Map<string, HeldAt>()
  for (const occurrenceId of new Set(rows.map((row) => row.invitation.occurrenceId))) {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    if (held) dates.set(occurrenceId, held)
  }
  return rows.flatMap((row) => {
    const held = dates.get(row.invitation.occurrenceId)
    return held ? [{ ...row, ...held }] : []
  })
}

function readLater(tx: Database, councilId: string, subjectIds: string[]) {
  return tx
    .select({ id: letter.id, subjectId: letter.subjectId, purpose: letter.purpose })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        inArray(letter.purpose, [...new Set(Object.values(OVERTAKEN_BY).flat())]),
        inArray(letter.subjectId, subjectIds),
        ne(letter.state, 'cancelled'),
      ),
    )
}
