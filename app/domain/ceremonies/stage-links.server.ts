import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { link, occurrence } from '#db/schema/index.ts'
import { issueLink, tokenOf } from '../access/links.server.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { endOfNextDay } from '../time.ts'
import type { StageOf } from './find-stage.server.ts'
import type { StageRole } from './stage.ts'

type Given = StageOf & { actor: Actor; now: Date }

/** A link to the page beside the stage that can be opened. */
export interface StageLink {
  id: string
  role: StageRole
  path: string
  expiresAt: Date
  createdAt: Date
}

/**
 * Make a link to the page beside the stage. It ends with the day after the ceremony.
 *
 * @returns Refused for what is over.
 */
export async function makeStageLink(
  db: Database,
  { councilId, occurrenceId, role, actor, now }: Given & { role: StageRole },
): Promise<Result<string, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [date] = await tx
      .select()
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    if (!date) return refused('unknown')
    const expiresAt = endOfNextDay(date.endsAt, date.timeZone)
    if (expiresAt <= now) return refused('over')
    const row = await issueLink(tx, {
      councilId,
      purpose: 'stage',
      eventId: date.eventId,
      occurrenceId,
      stageRole: role,
      expiresAt,
      now,
    })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'stage.link-made',
      subjectId: occurrenceId,
      detail: { role },
      now,
    })
    return done(tokenOf(row))
  })
}

/** The links of a ceremony that can be opened, the oldest first. */
export async function findStageLinks(
  db: Database,
  { councilId, occurrenceId, now }: StageOf & { now: Date },
): Promise<StageLink[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select()
      .from(link)
      .where(
        and(
          eq(link.councilId, councilId),
          eq(link.occurrenceId, occurrenceId),
          eq(link.purpose, 'stage'),
          isNull(link.revokedAt),
        ),
      )
      .orderBy(asc(link.createdAt), asc(link.id)),
  )
  return rows.flatMap((row) =>
    row.stageRole && row.expiresAt && row.expiresAt > now
      ? [
          {
            id: row.id,
            role: row.stageRole,
            path: `/stage/${tokenOf(row)}`,
            expiresAt: row.expiresAt,
            createdAt: row.createdAt,
          },
        ]
      : [],
  )
}

/** End a link to the page beside the stage at once. */
export async function revokeStageLink(
  db: Database,
  { councilId, occurrenceId, linkId, actor, now }: Given & { linkId: string },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(link)
      .set({ revokedAt: now })
      .where(
        and(
          eq(link.councilId, councilId),
          eq(link.id, linkId),
          eq(link.occurrenceId, occurrenceId),
          eq(link.purpose, 'stage'),
          isNull(link.revokedAt),
        ),
      )
      .returning({ role: link.stageRole })
    if (!row) return refused('unknown')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'stage.link-ended',
      subjectId: occurrenceId,
      detail: { role: row.role },
      now,
    })
    return done()
  })
}
