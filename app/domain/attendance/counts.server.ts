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
  /** Parties that told a need, and the people in them; `detail` as it was typed, most frequent first. */
  needs: Array<{
    kind: NeedKind
    parties: number
    people: number
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
    const told = await tx
      .select({
        kind: need.kind,
        detail: need.detail,
        parties: sql<number>`count(distinct ${need.invitationId})::int`,
        people: sql<number>`sum(${reply.people})::int`,
      })
      .from(need)
      .innerJoin(
        reply,
        and(eq(reply.councilId, need.councilId), eq(reply.invitationId, need.invitationId)),
      )
      .where(and(ofRoom, eq(reply.state, 'confirmed')))
      .groupBy(need.kind, need.detail)
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

type Told = { kind: string; detail: string | null; parties: number; people: number }

function gathered(told: readonly Told[]): Pick<AttendanceCounts, 'needs' | 'interpreters'> {
  const kinds = [...new Set(told.map(({ kind }) => kind))]
  const sum = (rows: readonly Told[], key: 'parties' | 'people') =>
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
