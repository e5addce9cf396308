import { inCouncil, type Database } from '#db/client.server.ts'
import { recordAudit, type AuditLine } from './audit.server.ts'

/** Note that somebody looked at people's data: the one thing that a GET may write. */
export async function recordView(db: Database, line: AuditLine): Promise<void> {
  await inCouncil(db, line.councilId, (tx) => recordAudit(tx, line))
}
