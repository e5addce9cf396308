import { and, eq, inArray, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { TaskRun, TaskRunner } from '../jobs/run-tasks.server.ts'
import { isOpen } from '../jobs/task.ts'
import { createTask, findTasksOf } from '../jobs/tasks.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { keepFile } from '../records/files.server.ts'
import { PRINT_FILE } from '../records/kept-print.ts'
import { printInParts } from '../records/print-in-parts.server.ts'
import { done, refused, type Result } from '../result.ts'
import { byLook, jobOf, type Issue } from './certificate-job.server.ts'
import { certificatePdf, findIssues } from './certificate-pdf.server.ts'
import { findNames } from './find-names.server.ts'

export const PRINT_TASK = 'certificates'

/** `pdf`: one file for the printer. `zip`: one file a child. */
export const PRINT_FORMS = ['pdf', 'zip'] as const
export type PrintForm = (typeof PRINT_FORMS)[number]

/**
 * Have the certificates of a ceremony printed: all that hold, or those that never were. A child whose
 * newest name is not approved is left out, whatever was issued before.
 *
 * @returns The task that prints. One of the same kind that is under way is as good.
 */
export async function startPrint(
  db: Database,
  {
    councilId,
    occurrenceId,
    form,
    which,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    form: PrintForm
    which: 'all' | 'unprinted'
    actor: Actor
    now: Date
  },
): Promise<Result<string, 'nothing-to-print'>> {
  return inCouncil(db, councilId, async (tx) => {
    const names = await findNames(tx, { councilId, occurrenceId })
    const certificateIds = names.flatMap(({ state, live }) =>
      state === 'approved' && live && (which === 'all' || live.printedTimes === 0) ? [live.id] : [],
    )
    if (certificateIds.length === 0) return refused('nothing-to-print')
    const tasks = await findTasksOf(tx, { councilId, subjectId: occurrenceId, kind: PRINT_TASK })
    const underWay = tasks.find(({ state, payload }) => isOpen(state) && payload.form === form)
    if (underWay) return done(underWay.id)
    const taskId = await createTask(tx, {
      councilId,
      kind: PRINT_TASK,
      subjectId: occurrenceId,
      payload: { form, certificateIds },
      total: certificateIds.length,
      actor,
      now,
    })
    return done(taskId)
  })
}

/** Prints what `startPrint` asked for. A zip goes on where it was; one PDF is begun again, from the start. */
export const printCertificates: TaskRunner = async (run) => {
  const { councilId, payload } = run.task
  const listed = Array.isArray(payload.certificateIds) ? payload.certificateIds : []
  const ids = listed.filter((id) => typeof id === 'string')
  const asked = await inCouncil(run.db, councilId, (tx) => findIssues(tx, { councilId, ids }))
  // What was revoked or replaced since it was asked for is not printed.
  const issues = asked.filter(({ certificate: row }) => !row.revokedAt && !row.replacedById)
  if (issues.length === 0) return { certificates: 0 }
  if (payload.form === 'zip') return printEach(run, issues)
  return printTogether(run, issues)
}

async function printEach(run: TaskRun, issues: Issue[]) {
  const { councilId } = run.task
  for (const [at, { certificate: row }] of issues.entries()) {
    await certificatePdf(run.db, { councilId, certificateId: row.id, keeps: true, now: run.now() })
    await run.beat({ done: at + 1, total: issues.length })
  }
  await run.batch(async (tx) => {
    await notePrinted(tx, run, issues)
    return { done: issues.length }
  })
  return { certificates: issues.length }
}

async function printTogether(run: TaskRun, issues: Issue[]) {
  const { councilId } = run.task
  const bytes = await printInParts(run, 'certificate', { runs: byLook(issues), jobOf })
  const fileId = await run.batch(async (tx) => {
    const value = await keepFile(tx, {
      councilId,
      kind: PRINT_FILE,
      name: 'certificates.pdf',
      mediaType: 'application/pdf',
      bytes,
      now: run.now(),
    })
    await notePrinted(tx, run, issues)
    return { done: issues.length, value }
  })
  return { fileId, certificates: issues.length }
}

async function notePrinted(tx: Database, run: TaskRun, issues: Issue[]): Promise<void> {
  const { councilId, id, payload } = run.task
  await tx
    .update(certificate)
    // Who takes a zip beside the PDF has printed once, not twice.
    .set({
      printedTimes:
        payload.form === 'zip'
          ? sql`greatest(${certificate.printedTimes}, 1)`
          : sql`${certificate.printedTimes} + 1`,
    })
    .where(
      and(
        eq(certificate.councilId, councilId),
        inArray(
          certificate.id,
          issues.map((issue) => issue.certificate.id),
        ),
      ),
    )
  await recordAudit(tx, {
    councilId,
    actor: { kind: 'system', name: 'worker' },
    action: 'certificates.printed',
    subjectId: id,
    detail: { form: String(payload.form), certificates: issues.length },
    now: run.now(),
  })
}
