import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, invitation, party, partyMember, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { nameColumns, writePeople } from '../directory/write-people.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { memberSeen, type MemberLine } from './members.form.ts'

/**
 * Rename, add and remove members of a party, the contact excepted. Answers stay as they are, and so do
 * names for certificates: those have versions of their own. Who is removed stays in the directory.
 *
 * @param lines The members as the form has them, with what the officer saw of each; without an id: new.
 * @param remove Ids of those to be removed.
 * @returns Refused with `changed-meanwhile` where somebody else changed what this would change, and with
 *   `on-a-list` where a child is to be removed who is on a ceremony's list: a certificate may hang on it.
 */
export async function changeMembers(
  db: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
    lines,
    remove,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    invitationId: string
    lines: readonly MemberLine[]
    remove: readonly string[]
    actor: Actor
    now: Date
  },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile' | 'on-a-list'>> {
  return inCouncil(db, councilId, async (tx) => {
    const family = await lockParty(tx, { councilId, occurrenceId, invitationId })
    if (!family) return refused('unknown')
    const members = new Map(
      (await membersBeside(tx, family)).map((member) => [member.personId, member]),
    )
    const changed = lines.flatMap((line) => {
      const before = line.personId ? members.get(line.personId) : undefined
      const isTouched = memberSeen(line) !== line.seen && !remove.includes(line.personId ?? '')
      return line.personId && isTouched ? [{ line, before }] : []
    })
    const isStale = changed.some(
      ({ line, before }) =>
        !before || (memberSeen(before) !== line.seen && memberSeen(before) !== memberSeen(line)),
    )
    if (isStale) return refused('changed-meanwhile')
    const gone = remove.filter((id) => members.has(id))
    if (await anyListed(tx, councilId, family.id, gone)) return refused('on-a-list')
    for (const { line, before } of changed) if (before) await rename(tx, family, before, line)
    if (gone.length > 0) await tx.delete(partyMember).where(membership(family, gone))
    const fresh = lines.filter(({ personId }) => !personId)
    await add(tx, family, fresh, now)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.members-changed',
      subjectId: invitationId,
      detail: { changed: changed.length, added: fresh.length, removed: gone.length },
      now,
    })
    return done()
  })
}

type Family = typeof party.$inferSelect
type Member = Awaited<ReturnType<typeof membersBeside>>[number]

async function lockParty(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
  }: { councilId: string; occurrenceId: string; invitationId: string },
): Promise<Family | undefined> {
  const [found] = await tx
    .select({ party })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.id, invitationId),
        eq(invitation.occurrenceId, occurrenceId),
      ),
    )
    .for('update', { of: party })
  return found?.party
}

/** The members of a party beside its contact, by name. */
async function membersBeside(tx: Database, { councilId, id, contactId }: Family) {
  return tx
    .select({
      personId: person.id,
      fullName: person.fullName,
      nativeName: person.nativeName,
      knownAs: person.knownAs,
      ageBand: partyMember.ageBand,
    })
    .from(partyMember)
    .innerJoin(
      person,
      and(eq(person.councilId, partyMember.councilId), eq(person.id, partyMember.personId)),
    )
    .where(
      and(
        eq(partyMember.councilId, councilId),
        eq(partyMember.partyId, id),
        isNull(person.mergedIntoId),
        contactId ? ne(person.id, contactId) : undefined,
      ),
    )
    .orderBy(asc(person.nameSort), asc(person.id))
    .for('update')
}

const membership = ({ councilId, id }: Family, personIds: string[]) =>
  and(
    eq(partyMember.councilId, councilId),
    eq(partyMember.partyId, id),
    inArray(partyMember.personId, personIds),
  )

async function anyListed(
  tx: Database,
  councilId: string,
  partyId: string,
  personIds: string[],
): Promise<boolean> {
  if (personIds.length === 0) return false
  const listed = await tx
    .select({ id: honouree.id })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.partyId, partyId),
        inArray(honouree.personId, personIds),
        isNull(honouree.withdrawnAt),
      ),
    )
    .limit(1)
  return listed.length > 0
}

async function rename(tx: Database, family: Family, before: Member, line: MemberLine) {
  const { personId, nativeName, knownAs } = before
  await tx
    .update(person)
    .set(nameColumns({ fullName: line.fullName, nativeName, knownAs }))
    .where(and(eq(person.councilId, family.councilId), eq(person.id, personId)))
  await tx
    .update(partyMember)
    .set({ ageBand: line.ageBand })
    .where(membership(family, [personId]))
}

async function add(tx: Database, family: Family, fresh: readonly MemberLine[], now: Date) {
  if (fresh.length === 0) return
  const { councilId, id: partyId, language } = family
  const people = fresh.map(({ fullName }) => ({ fullName, language }))
  const ids = await writePeople(tx, { councilId, people, now })
  await tx.insert(partyMember).values(
    fresh.map(({ ageBand }, index) => ({
      councilId,
      partyId,
      personId: ids[index] ?? '',
      ageBand,
    })),
  )
}
