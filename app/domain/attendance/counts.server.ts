import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, need, party, invitation, reply } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { isNeed, type NeedKind } from '../events/kinds.ts'
import { spokenName } from '../invitations/guest-language.ts'
import type { HeadBand } from '../invitations/people.ts'
import { recordAudit } from '../records/audit.server.ts'

/** Counts for those who cook, interpret and set out chairs: no names. */
export interface AttendanceCounts {
  people: Array<{ ageBand: HeadBand; coming: number; maybe: number }>
  /**
   * Parties that told a need, and the people whose it is; of the `unsaid` ones, who did not say whose,
   * everybody is counted. `detail` as it was typed, most frequent first.
   */
  needs: Array<{
    kind: NeedKind
    parties: number
    people: number
    unsaid: number
    details: Array<{ text: string; parties: number }>
  }>
  /** Interpreters asked for, by language; what is no language stays as it was typed. */
  interpreters: Array<{ language: string; parties: number; people: number }>
  /** What the parties who come speak. */
  languages: Array<{ tag: string; parties: number; people: number }>
}

/** Counts of an occurrence: those who come, and where it says so those who may. */
export async function countAttendance(
  db: Database,
  {
    councilId,
    occurrenceId,
    actor,
    now,
  }: { councilId: string; occurrenceId: string; actor: Actor; now: Date },
): Promise<AttendanceCounts> {
  return inCouncil(db, councilId, async (tx) => {
    const ofRoom = and(eq(reply.councilId, councilId), eq(reply.occurrenceId, occurrenceId))
    const people = await tx
      .select({
        ageBand: attendee.ageBand,
        coming: sql<number>`count(*) filter (where ${reply.state} = 'confirmed')::int`,
        maybe: sql<number>`count(*) filter (where ${reply.state} = 'maybe')::int`,
      })
      .from(attendee)
      .innerJoin(
        reply,
        and(eq(reply.councilId, attendee.councilId), eq(reply.invitationId, attendee.invitationId)),
      )
      .where(ofRoom)
      .groupBy(attendee.ageBand)
    const told = await toldNeeds(tx, councilId, occurrenceId)
    const languages = await tx
      .select({
        tag: party.language,
        parties: sql<number>`count(*)::int`,
        people: sql<number>`sum(${reply.people})::int`,
      })
      .from(reply)
      .innerJoin(
        invitation,
        and(eq(invitation.councilId, reply.councilId), eq(invitation.id, reply.invitationId)),
      )
      .innerJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
      .where(and(ofRoom, eq(reply.state, 'confirmed')))
      .groupBy(party.language)
      .orderBy(sql`3 desc`, party.language)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.counts-viewed',
      subjectId: occurrenceId,
      now,
    })
    return { people, languages, ...gathered(told) }
  })
}

type Told = {
  kind: string
  detail: string | null
  parties: number
  people: number
  unsaid: number
}

/** Needs of those who come: of a party that says whose they are those people, of another all of it. */
async function toldNeeds(tx: Database, councilId: string, occurrenceId: string): Promise<Told[]> {
  const perParty = tx
    .select({
      kind: need.kind,
      detail: need.detail,
      heads: sql<number>`count(${need.attendeeId})`.as('heads'),
      invitationId: sql<string>`coalesce(${need.invitationId}, ${attendee.invitationId})`.as(
        'told_by',
      ),
    })
    .from(need)
    .leftJoin(
      attendee,
      and(eq(attendee.councilId, need.councilId), eq(attendee.id, need.attendeeId)),
    )
    .where(and(eq(need.councilId, councilId), eq(need.occurrenceId, occurrenceId)))
    .groupBy(need.kind, need.detail, sql`coalesce(${need.invitationId}, ${attendee.invitationId})`)
    .as('told')
  return tx
    .select({
      kind: perParty.kind,
      detail: perParty.detail,
      parties: sql<number>`count(*)::int`,
      people: sql<number>`sum(case when ${perParty.heads} > 0 then ${perParty.heads} else ${reply.people} end)::int`,
      unsaid: sql<number>`count(*) filter (where ${perParty.heads} = 0 and ${reply.people} > 1)::int`,
    })
    .from(perParty)
    .innerJoin(
      reply,
      and(eq(reply.councilId, councilId), eq(reply.invitationId, perParty.invitationId)),
    )
    .where(eq(reply.state, 'confirmed'))
    .groupBy(perParty.kind, perParty.detail)
}

function gathered(told: readonly Told[]): Pick<AttendanceCounts, 'needs' | 'interpreters'> {
  const kinds = [...new Set(told.map(({ kind }) => kind))]
  const sum = (rows: readonly Told[], key: 'parties' | 'people' | 'unsaid') =>
    rows.reduce((total, row) => total + row[key], 0)
  const byMost = <T extends { parties: number }>(rows: T[]) =>
    rows.toSorted((one, other) => other.parties - one.parties)
  return {
    needs: byMost(
      kinds.flatMap((kind) => {
        const rows = told.filter((row) => row.kind === kind)
        if (!isNeed(kind)) return []
        const details = rows.flatMap(({ detail, parties }) =>
          detail ? [{ text: detail, parties }] : [],
        )
        return [
          {
            kind,
            parties: sum(rows, 'parties'),
            people: sum(rows, 'people'),
            unsaid: sum(rows, 'unsaid'),
            details: byMost(details),
          },
        ]
      }),
    ),
    interpreters: byMost(interpretersOf(told.filter(({ kind }) => kind === 'interpreter'))),
  }
}

/** "arabic", "Arabic (Sudan)" and "العربية" want one interpreter. */
function interpretersOf(told: readonly Told[]): AttendanceCounts['interpreters'] {
  const found = new Map<string, AttendanceCounts['interpreters'][number]>()
  for (const { detail, parties, people } of told) {
    const language = spokenName(detail ?? '')
    const before = found.get(language) ?? { language, parties: 0, people: 0 }
    found.set(language, {
      language,
      parties: before.parties + parties,
      people: before.people + people,
    })
  }
  return [...found.values()]
}
