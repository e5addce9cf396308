import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, reminderRun, type event, type occurrence } from '#db/schema/index.ts'
import type { Council } from '../councils/council.ts'
import type { AudienceCount } from './audience.server.ts'
import { countRuled, wayOf } from './reminder-audience.server.ts'
import { lastMoment } from './reminder-plan.ts'
import type { RuleAim } from './reminder-rules.ts'
import { waysOf } from './text-cost.ts'
import { planOfDate } from './ruled-dates.server.ts'
import type { PlannedRow } from './timetable.ts'

/** What the rules of an event will still send about one of its dates, when and to how many. */
export async function findTimetable(
  db: Database,
  {
    council,
    event: what,
    occurrence: date,
    now,
  }: {
    council: Council
    event: typeof event.$inferSelect
    occurrence: typeof occurrence.$inferSelect
    now: Date
  },
): Promise<PlannedRow[]> {
  return inCouncil(db, council.id, async (tx) => {
    const runs = await tx
      .select()
      .from(reminderRun)
      .where(and(eq(reminderRun.councilId, council.id), eq(reminderRun.occurrenceId, date.id)))
    const planned = planOfDate({ occurrence: date, event: what, runs }, council, now)
    const scope = { councilId: council.id, occurrenceId: date.id }
    const whom = new Map<RuleAim, AudienceCount>()
    for (const aim of new Set(planned.map(({ rule }) => rule.aim)))
      whom.set(aim, await countRuled(tx, scope, aim))
    const nobody = { groups: [], languages: [] }
    return planned.map((one) => {
      const { groups, languages } = whom.get(one.rule.aim) ?? nobody
      const by = wayOf(one.rule.aim, council)
      const ways = waysOf(groups, by)
      const isSo =
        now < lastMoment(date, one.rule) && (one.rule.aim !== 'thanks' || now >= date.endsAt)
      return {
        ...one,
        whom: { ...ways, by, groups, languages },
        canSend: what.publishedAt !== null && isSo && ways.byEmail + ways.byText > 0,
        canResume: one.state === 'stopped' && one.at > now,
      }
    })
  })
}

/** Parties whose letter can be read beforehand, by name. */
export async function findReaders(
  db: Database,
  { councilId, occurrenceId, atMost }: { councilId: string; occurrenceId: string; atMost: number },
): Promise<Array<{ invitationId: string; label: string }>> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({ invitationId: invitation.id, label: party.label })
      .from(invitation)
      .innerJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
      .where(
        and(
          eq(invitation.councilId, councilId),
          eq(invitation.occurrenceId, occurrenceId),
          isNull(invitation.revokedAt),
        ),
      )
      .orderBy(asc(invitation.labelSort), asc(invitation.id))
      .limit(atMost),
  )
}
