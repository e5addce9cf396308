import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, invitation, partyMember, person, reply } from '#db/schema/index.ts'
import type { NamesAsked, QuestionSet } from '../events/kinds.ts'
import { knownParty, whoIsKnown, type KnownHead, type KnownParty } from './known-party.ts'

/** Who a party is, as its reply page begins with it; null where nothing is known but the contact. */
export async function readKnownParty(
  tx: Database,
  {
    councilId,
    partyId,
    questions: { names: asked },
  }: { councilId: string; partyId: string; questions: Pick<QuestionSet, 'names'> },
): Promise<KnownParty | null> {
  return knownParty({ ...(await readKnown(tx, { councilId, partyId, asked })), asked })
}

/** The same one by one, for the officer who asks them on the telephone; nobody where nothing is known. */
export async function findKnownHeads(
  db: Database,
  where: { councilId: string; partyId: string },
): Promise<KnownHead[]> {
  return inCouncil(db, where.councilId, async (tx) =>
    whoIsKnown(await readKnown(tx, { ...where, asked: 'children' })),
  )
}

/** The heads of a party's newest answer to any date; its members, if it was ever invited before. */
async function readKnown(
  tx: Database,
  { councilId, partyId, asked }: { councilId: string; partyId: string; asked: NamesAsked },
): Promise<{ heads: KnownHead[]; members: KnownHead[] }> {
  const heads = await tx
    .select({ ageBand: attendee.ageBand, name: attendee.name })
    .from(attendee)
    .where(
      and(
        eq(attendee.councilId, councilId),
        sql`${attendee.invitationId} = (select ${invitation.id} from ${invitation}
          join ${reply} on ${reply.councilId} = ${invitation.councilId} and ${reply.invitationId} = ${invitation.id}
          where ${invitation.councilId} = ${councilId} and ${invitation.partyId} = ${partyId}
            and exists (select from ${attendee} told where told.council_id = ${councilId} and told.invitation_id = ${invitation.id})
          order by ${reply.answeredAt} desc, ${invitation.id} desc limit 1)`,
      ),
    )
    .orderBy(asc(attendee.position))
  const members = await tx
    .select({
      ageBand: partyMember.ageBand,
      name: sql<string | null>`coalesce(${person.knownAs}, ${person.fullName})`,
      fullName: person.fullName,
      again: sql<boolean>`(select count(*) > 1 from ${invitation}
        where ${invitation.councilId} = ${councilId} and ${invitation.partyId} = ${partyId})`,
    })
    .from(partyMember)
    .innerJoin(
      person,
      and(eq(person.councilId, partyMember.councilId), eq(person.id, partyMember.personId)),
    )
    .where(
      and(
        eq(partyMember.councilId, councilId),
        eq(partyMember.partyId, partyId),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
      ),
    )
    .orderBy(asc(person.nameSort), asc(person.id))
  return {
    heads,
    // Certificates carry the whole name; elsewhere people are called as they are called.
    members: members.flatMap(({ ageBand, name, fullName, again }) =>
      again ? [{ ageBand, name: asked === 'first_names' ? name : fullName }] : [],
    ),
  }
}
