import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { attendee, need } from '#db/schema/index.ts'
import type { Locked } from './lock-occurrence.server.ts'
import type { Reply } from './reply.ts'

/** Who comes and what they need, written anew: the last answer counts, whole. */
export async function writeAttendances(
  tx: Database,
  answers: Array<Pick<Locked, 'occurrence' | 'invitation' | 'before'> & { reply: Reply }>,
): Promise<void> {
  const [first] = answers
  if (!first) return
  const { councilId } = first.invitation
  const again = answers.flatMap(({ before, invitation }) => (before ? [invitation.id] : []))
  if (again.length > 0) {
    await tx
      .delete(attendee)
      .where(and(eq(attendee.councilId, councilId), inArray(attendee.invitationId, again)))
    await tx
      .delete(need)
      .where(and(eq(need.councilId, councilId), inArray(need.invitationId, again)))
  }
  const staying = answers.filter(({ reply }) => reply.answer !== 'no')
  const heads = staying.flatMap(({ reply, ...of }) =>
    reply.comers.map(({ ageBand, name }, position) => ({
      ...placeOf(of),
      position,
      ageBand,
      name: name ?? null,
    })),
  )
  const needs = staying.flatMap(({ reply, ...of }) =>
    reply.needs.map(({ kind, detail }) => ({ ...placeOf(of), kind, detail: detail ?? null })),
  )
  if (heads.length > 0) await tx.insert(attendee).values(heads)
  if (needs.length > 0) await tx.insert(need).values(needs)
}

const placeOf = ({ invitation, occurrence }: Pick<Locked, 'occurrence' | 'invitation'>) => ({
  councilId: invitation.councilId,
  occurrenceId: occurrence.id,
  invitationId: invitation.id,
})
