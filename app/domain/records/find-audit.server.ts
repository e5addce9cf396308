import { and, asc, desc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { auditEntry } from '#db/schema/index.ts'
import { namesOfActors, type ActorName } from './name-actors.server.ts'
import { pagesOfSubjects, type SubjectPage } from './find-subjects.server.ts'

/** One line of the record, with what its ids mean now. */
export interface AuditLineShown {
  id: string
  at: Date
  action: string
  actor: ActorName
  subject: SubjectPage | undefined
  detail: Record<string, unknown>
  address: string | null
}

export interface AuditPage {
  lines: AuditLineShown[]
  /** The key of the last line when there are older ones. */
  nextBefore: string | undefined
  /** Every action that the council's record holds, for the filter. */
  actions: string[]
}

const PAGE = 50

/**
 * The record of views, newest first.
 *
 * @param day Midnight to midnight, as instants.
 * @param before The id of the last line already seen; one of another council shows the beginning.
 */
export async function findAudit(
  db: Database,
  {
    councilId,
    action,
    day,
    before,
  }: {
    councilId: string
    action?: string | undefined
    day?: { from: Date; to: Date } | undefined
    before?: string | undefined
  },
): Promise<AuditPage> {
  return inCouncil(db, councilId, async (tx) => {
    const own = eq(auditEntry.councilId, councilId)
    const [last] = before
      ? await tx
          .select({ at: auditEntry.at, id: auditEntry.id })
          .from(auditEntry)
          .where(and(own, eq(auditEntry.id, before)))
      : []
    const rows = await tx
      .select()
      .from(auditEntry)
      .where(
        and(
          own,
          action === undefined ? undefined : eq(auditEntry.action, action),
          day && and(gte(auditEntry.at, day.from), lt(auditEntry.at, day.to)),
          last &&
            or(
              lt(auditEntry.at, last.at),
              and(eq(auditEntry.at, last.at), lt(auditEntry.id, last.id)),
            ),
        ),
      )
      .orderBy(desc(auditEntry.at), desc(auditEntry.id))
      .limit(PAGE + 1)
    const shown = rows.slice(0, PAGE)
    const actors = await namesOfActors(tx, { councilId, actors: shown.map((row) => row.actor) })
    const subjects = await pagesOfSubjects(tx, {
      councilId,
      ids: shown.flatMap(({ subjectId }) => subjectId ?? []),
    })
    const actions = await tx
      .selectDistinct({ action: auditEntry.action })
      .from(auditEntry)
      .where(own)
      .orderBy(asc(sql`1`))
    return {
      lines: shown.map(({ id, at, action: what, actor, subjectId, detail, address }) => ({
        id,
        at,
        action: what,
        actor: actors.get(actor) ?? { kind: 'gone' },
        subject: subjectId ? subjects.get(subjectId) : undefined,
        detail,
        address,
      })),
      nextBefore: rows.length > PAGE ? shown.at(-1)?.id : undefined,
      actions: actions.map((row) => row.action),
    }
  })
}
