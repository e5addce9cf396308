import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insertRows } from '#db/insert-rows.server.ts'
import { attendee, need } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
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
  const rows = staying.map(rowsOf)
  const heads = rows.flatMap((row) => row.heads)
  const needs = rows.flatMap((row) => row.needs)
  if (heads.length > 0) await insertRows(tx, attendee, heads)
  if (needs.length > 0) await insertRows(tx, need, needs)
}

/** Each who comes, and each need: of those whose it is, or of the whole party. */
function rowsOf({ reply, ...of }: Pick<Locked, 'occurrence' | 'invitation'> & { reply: Reply }) {
  const place = placeOf(of)
  const heads = reply.comers.map(({ ageBand, name }, position) => ({
    ...place,
    id: newId(),
    position,
    ageBand,
    name: name ?? null,
  }))
  const needs = reply.needs.flatMap(({ kind, detail = null, who = [] }) => {
    const whose = who.flatMap((position) => heads[position]?.id ?? [])
    const subjects: Array<Pick<typeof need.$inferInsert, 'invitationId' | 'attendeeId'>> =
      whose.length > 0 ? whose.map((attendeeId) => ({ invitationId: null, attendeeId })) : [{}]
    return subjects.map((subject) => ({ ...place, ...subject, kind, detail }))
  })
  return { heads, needs }
}

const placeOf = ({ invitation, occurrence }: Pick<Locked, 'occurrence' | 'invitation'>) => ({
  councilId: invitation.councilId,
  occurrenceId: occurrence.id,
  invitationId: invitation.id,
})
