import { and, count, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, task } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { TaskRun } from '../jobs/run-tasks.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { deleteFile } from '../records/files.server.ts'
import { done, refused, type Result } from '../result.ts'
import { checkSheet } from './import-check.ts'
import { checkImport, readImport, type ImportDraft } from './import-draft.server.ts'
import { sameness } from './import-matches.ts'
import {
  IMPORT,
  IMPORT_DRAFT,
  importPayload,
  type ImportPayload,
  type ImportResult,
} from './import-payload.ts'
import type { GuestRow } from './read-guest.ts'
import { knownPeople } from './known-people.server.ts'
import { lockOccurrence } from './lock-occurrence.server.ts'
import type { PartyGiven } from './party.ts'
import { writeParties } from './write-parties.server.ts'

/**
 * Set an import going. The rows that may be somebody known are decided here, once, so that what the
 * officer saw is what happens.
 *
 * @param decisions What an officer said of the rows that wanted a look, by place in the file.
 * @returns How many rows will be written; after it call `wakeWorker()`.
 */
export async function startImport(
  db: Database,
  {
    draft,
    actor,
    decisions,
    now,
  }: {
    draft: ImportDraft
    actor: Actor
    decisions: ReadonlyMap<number, 'same' | 'different'>
    now: Date
  },
): Promise<Result<{ rows: number }, 'gone' | 'nothing-to-add' | 'under-way'>> {
  const checked = await checkImport(db, draft)
  if (!checked.ok) return refused('gone')
  const plan: ImportPayload['plan'] = {}
  for (const [row, fate] of checked.value.fates) {
    if (fate.kind === 'new') continue
    const said = fate.kind === 'listed' ? 'same' : (decisions.get(row) ?? fate.usual)
    if (said === 'different') continue
    const other = fate.match?.other
    plan[row] = other && 'personId' in other && !other.invitationId ? other.personId : 'skip'
  }
  const { good } = checked.value
  const rows = good.filter(({ row }) => plan[row] !== 'skip').length
  if (rows === 0) return refused('nothing-to-add')
  const { councilId, id } = draft.task
  return inCouncil(db, councilId, async (tx) => {
    const started = await tx
      .update(task)
      .set({
        kind: IMPORT,
        payload: { ...draft.payload, plan },
        total: good.length,
        createdAt: now,
      })
      .where(and(eq(task.councilId, councilId), eq(task.id, id), eq(task.kind, IMPORT_DRAFT)))
      .returning({ id: task.id })
    if (started.length === 0) return refused('under-way')
    const detail = { rows, bad: checked.value.bad.length }
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.import-started',
      subjectId: id,
      detail,
      now,
    })
    return done({ rows })
  })
}

const ROWS_AT_ONCE = 100

/** The worker's part: write the good rows, a hundred at a time. A batch that is done twice adds nobody twice. */
export async function importGuests(run: TaskRun): Promise<ImportResult | undefined> {
  const { task: row, db } = run
  const payload = importPayload.parse(row.payload)
  const read = await readImport(db, { task: row, payload })
  if (!read.ok) throw new Error(`the list cannot be read: ${read.reason}`)
  const { good, bad } = checkSheet(read.value, payload)
  for (let from = row.done; from < good.length; from += ROWS_AT_ONCE) {
    const batch = good.slice(from, from + ROWS_AT_ONCE)
    await run.batch(async (tx) => {
      await importBatch(tx, run, { payload, batch })
      return { done: from + batch.length, total: good.length }
    })
  }
  return run.batch(async (tx) => {
    const { councilId } = row
    const [added] = await tx
      .select({ parties: count() })
      .from(invitation)
      .where(and(eq(invitation.councilId, councilId), eq(invitation.importTaskId, row.id)))
    // The bad rows are fetched with their reasons out of the file: then it stays for its days.
    if (bad.length === 0) await deleteFile(tx, { councilId, fileId: payload.fileId })
    const parties = added?.parties ?? 0
    const known = Object.values(payload.plan).filter((plan) => plan !== 'skip').length
    const result = { added: parties, known, listed: good.length - parties, bad: bad.length }
    await recordAudit(tx, {
      councilId,
      actor: { kind: 'system', name: 'worker' },
      action: 'guests.imported',
      subjectId: row.id,
      detail: result,
      now: run.now(),
    })
    return { done: good.length, value: result }
  })
}

async function importBatch(
  tx: Database,
  { task: row, now }: TaskRun,
  { payload, batch }: { payload: ImportPayload; batch: readonly GuestRow[] },
): Promise<void> {
  const { councilId, id: importTaskId } = row
  const { occurrenceId } = payload
  const room = await lockOccurrence(tx, { councilId, occurrenceId })
  if (!room || room.cancelledAt) return
  const invited = await knownPeople(tx, { councilId, occurrenceId, invitedOnly: true })
  const listed = new Set(invited.map(sameness))
  const fresh = batch.filter((guest) => {
    if (payload.plan[guest.row] === 'skip' || listed.has(sameness(guest))) return false
    listed.add(sameness(guest))
    return true
  })
  const place = { councilId, occurrenceId, source: 'import' as const, importTaskId, now: now() }
  await writeParties(
    tx,
    place,
    fresh.map((guest) => partyOf(guest, payload.plan[guest.row])),
  )
}

/** A row as a party: a family with its children, or a delegate of an organisation. */
function partyOf(guest: GuestRow, personId: string | undefined): PartyGiven {
  const { name, children, organisation, jobTitle, people } = guest
  return {
    kind: organisation && children.length === 0 ? 'delegation' : 'household',
    contact: personId ? { personId } : { ...guest, fullName: name },
    organisation: organisation ? { name: organisation } : undefined,
    jobTitle,
    peopleLimit: people,
    members: children.map((child) => ({
      fullName: child.name,
      ageBand: 'child' as const,
      school: child.school,
    })),
  }
}
