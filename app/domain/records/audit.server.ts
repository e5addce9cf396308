import { actorLabel, type Actor } from '#app/domain/actor.ts'
import type { Database } from '#db/client.server.ts'
import { insertRows } from '#db/insert-rows.server.ts'
import { auditEntry } from '#db/schema/index.ts'

export interface AuditLine {
  councilId: string
  actor: Actor
  /** Area and verb, such as `reply.changed`, `guests.viewed`. */
  action: string
  subjectId?: string | undefined
  /** Ids, states and counts; never a name, an address or a text. */
  detail?: Record<string, string | number | boolean | null>
  /** The peer's address, for what accounts do. */
  address?: string | undefined
  now: Date
}

/** Write who did or saw what, in the transaction of the change itself. */
export async function recordAudit(tx: Database, ...lines: AuditLine[]): Promise<void> {
  if (lines.length === 0) return
  await insertRows(
    tx,
    auditEntry,
    lines.map(({ councilId, actor, action, subjectId, detail, address, now }) => ({
      councilId,
      actor: actorLabel(actor),
      action,
      subjectId,
      detail: detail ?? {},
      address,
      at: now,
    })),
  )
}
