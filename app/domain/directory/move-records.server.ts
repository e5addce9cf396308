import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, attendee, duty, party, partyMember } from '#db/schema/index.ts'

/**
 * Make what is one person's another's: parties, attendances, jobs, memberships.
 *
 * @returns The ids of what was moved, by table.
 */
export async function moveAll(
  tx: Database,
  councilId: string,
  { from, to }: { from: string; to: string },
): Promise<Record<'party' | 'attendee' | 'affiliation' | 'duty' | 'member', string[]>> {
  const ids = (rows: Array<{ id: string }>) => rows.map(({ id }) => id)
  const parties = await tx
    .update(party)
    .set({ contactId: to })
    .where(and(eq(party.councilId, councilId), eq(party.contactId, from)))
    .returning({ id: party.id })
  const attendees = await tx
    .update(attendee)
    .set({ personId: to })
    .where(and(eq(attendee.councilId, councilId), eq(attendee.personId, from)))
    .returning({ id: attendee.id })
  const jobs = await tx
    .update(affiliation)
    .set({ personId: to })
    .where(and(eq(affiliation.councilId, councilId), eq(affiliation.personId, from)))
    .returning({ id: affiliation.id })
  const duties = await tx
    .update(duty)
    .set({ personId: to })
    .where(and(eq(duty.councilId, councilId), eq(duty.personId, from)))
    .returning({ id: duty.id })
  const members = await movableMembers(tx, councilId, { from, to })
  await moveMembers(tx, councilId, { from, to, members })
  return {
    party: ids(parties),
    attendee: ids(attendees),
    affiliation: ids(jobs),
    duty: ids(duties),
    member: members,
  }
}

/** Move back what `moveAll` moved. */
export async function moveBack(
  tx: Database,
  councilId: string,
  { from, to, moved }: { from: string; to: string; moved: Record<string, string[]> },
): Promise<void> {
  const {
    party: parties = [],
    attendee: attendees = [],
    affiliation: jobs = [],
    duty: duties = [],
    member = [],
  } = moved
  if (parties.length > 0)
    await tx
      .update(party)
      .set({ contactId: to })
      .where(and(eq(party.councilId, councilId), inArray(party.id, parties)))
  if (attendees.length > 0)
    await tx
      .update(attendee)
      .set({ personId: to })
      .where(and(eq(attendee.councilId, councilId), inArray(attendee.id, attendees)))
  if (jobs.length > 0)
    await tx
      .update(affiliation)
      .set({ personId: to })
      .where(and(eq(affiliation.councilId, councilId), inArray(affiliation.id, jobs)))
  if (duties.length > 0)
    await tx
      .update(duty)
      .set({ personId: to })
      .where(and(eq(duty.councilId, councilId), inArray(duty.id, duties)))
  await moveMembers(tx, councilId, { from, to, members: member })
}

/**
 * The parties in which one person's membership can become another's. Whoever is a member of one family
 * twice over stays so, unseen: nothing is lost and undoing is exact.
 */
async function movableMembers(
  tx: Database,
  councilId: string,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const memberOf = async (personId: string) => {
    const rows = await tx
      .select({ id: partyMember.partyId })
      .from(partyMember)
      .where(and(eq(partyMember.councilId, councilId), eq(partyMember.personId, personId)))
    return rows.map(({ id }) => id)
  }
  const already = new Set(await memberOf(to))
  return (await memberOf(from)).filter((id) => !already.has(id))
}

/** Make one person's membership of some parties another's. */
async function moveMembers(
  tx: Database,
  councilId: string,
  { from, to, members }: { from: string; to: string; members: string[] },
): Promise<void> {
  if (members.length === 0) return
  await tx
    .update(partyMember)
    .set({ personId: to })
    .where(
      and(
        eq(partyMember.councilId, councilId),
        eq(partyMember.personId, from),
        inArray(partyMember.partyId, members),
      ),
    )
}
