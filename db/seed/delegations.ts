import { and, eq, isNotNull } from 'drizzle-orm'
import { inviteParty } from '#app/domain/invitations/invite.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'
import { DELEGATES, ORGANISATIONS } from './organisations.ts'

const MORE = 2

/**
 * Invite the convening's organisations, each through its contact, and answer with invented delegates.
 *
 * @param answered `all`: as on 18 January 2024, 37 people of 21 organisations. `some`: a third has not answered yet.
 */
export async function inviteDelegations(
  db: Database,
  { councilId, officer, organisations }: Ground,
  {
    occurrenceId,
    answered,
    invitedAt,
    answeredAt,
  }: { occurrenceId: string; answered: 'all' | 'some'; invitedAt: Date; answeredAt: Date },
): Promise<void> {
  const known = await contactsByEmail(db, councilId)
  let next = 0
  for (const [index, { short, delegates, member }] of ORGANISATIONS.entries()) {
    const organisationId = organisations.get(short)
    if (!organisationId || (delegates === 0 && !member)) continue
    const names = DELEGATES.names.slice(next, next + delegates)
    next += delegates
    const fullName = names[0] ?? `Events desk, ${short}`
    const email = `events@${short.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`
    const personId = known.get(email)
    const { invitationId } = sure(
      await inviteParty(db, {
        councilId,
        occurrenceId,
        actor: officer,
        party: {
          kind: 'delegation',
          contact: personId ? { personId } : { fullName, language: 'en', email },
          label: short,
          organisation: { id: organisationId },
          ...(names[0]
            ? { jobTitle: DELEGATES.jobTitles[index % DELEGATES.jobTitles.length] }
            : {}),
          peopleLimit: Math.max(delegates, 1) + MORE,
          members: [],
        },
        now: invitedAt,
      }),
    )
    if (names.length === 0 || (answered === 'some' && index % 3 === 1)) continue
    sure(
      await replyToInvitation(db, {
        councilId,
        invitationId,
        actor: { kind: 'guest' },
        channel: 'link',
        reply: {
          answer: 'yes',
          comers: names.map((name) => ({ ageBand: 'adult' as const, name })),
          needs: index % 5 === 0 ? [{ kind: 'diet_vegetarian' }] : [],
        },
        now: new Date(answeredAt.getTime() + index * 3_600_000),
      }),
    )
  }
}

/** Whoever answered for an organisation at an earlier convening is the same person at the next. */
async function contactsByEmail(db: Database, councilId: string): Promise<Map<string, string>> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({ id: person.id, email: person.email })
      .from(person)
      .where(and(eq(person.councilId, councilId), isNotNull(person.email))),
  )
  return new Map(rows.flatMap(({ id, email }) => (email ? [[email, id]] : [])))
}
