import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, file, nameProof } from '#db/schema/index.ts'
import { findTasksOf, type TaskRow } from '../jobs/tasks.server.ts'
import { isKept } from '../records/kept-print.ts'
import { findDesign } from './designs.server.ts'
import {
  findNames,
  onCertificate,
  type CertificateRow,
  type NameEntry,
} from './find-names.server.ts'
import { isAsPrinted } from './issue-certificates.server.ts'
import { ceremonyFacts } from './printed-facts.server.ts'
import { PRINT_TASK, type PrintForm } from './print-certificates.server.ts'

export interface LedgerLine {
  certificate: CertificateRow
  /** Null once it is erased. */
  name: string | null
  state: 'valid' | 'replaced' | 'revoked'
}

/** All that the page "Print for the day" says about certificates. */
export interface CeremonyPrint {
  names: NameEntry[]
  /** Approved, without a certificate. */
  toIssue: number
  /** Hold, but carry an earlier design, date, place or look of the council. */
  outdated: number
  /** Who cannot have one yet. */
  missing: NameEntry[]
  /** Hold, and were never printed. */
  unprinted: number
  /** Valid certificates whose name is approved in its newest version: what "all" prints. */
  printable: string[]
  /** Printed, and void since: paper to be taken out of the pile. */
  void: LedgerLine[]
  ledger: LedgerLine[]
  /** The newest task of each form. */
  tasks: Partial<Record<PrintForm, TaskRow>>
}

/** What is ready, what is missing and why, what changed since it was printed, and the ledger by serial. */
export async function findCeremonyPrint(
  db: Database,
  { councilId, occurrenceId, origin }: { councilId: string; occurrenceId: string; origin: string },
): Promise<CeremonyPrint> {
  return inCouncil(db, councilId, async (tx) => {
    const names = await findNames(tx, { councilId, occurrenceId })
    const ledger = await ledgerOf(tx, councilId, occurrenceId)
    const tasks = await findTasksOf(tx, { councilId, subjectId: occurrenceId, kind: PRINT_TASK })
    const holding = names.filter(({ live, state }) => live && state === 'approved')
    const facts = await ceremonyFacts(tx, {
      councilId,
      occurrenceId,
      origin,
      content: async (eventId) => (await findDesign(tx, { councilId, eventId })).content,
    })
    return {
      names,
      outdated: holding.filter(({ live }) => facts && live && !isAsPrinted(live, facts)).length,
      toIssue: names.filter(({ live, state }) => !live && state === 'approved').length,
      missing: names.filter(({ state }) => state !== 'approved'),
      unprinted: holding.filter(({ live }) => live?.printedTimes === 0).length,
      printable: holding.flatMap(({ live }) => (live ? [live.id] : [])),
      void: ledger.filter(
        ({ certificate: row, state }) => state !== 'valid' && row.printedTimes > 0,
      ),
      ledger,
      tasks: {
        ...newest(tasks, 'pdf'),
        ...newest(tasks, 'zip'),
      },
    }
  })
}

function newest(tasks: TaskRow[], form: PrintForm): Partial<Record<PrintForm, TaskRow>> {
  const found = tasks.find(({ payload }) => payload.form === form)
  return found ? { [form]: found } : {}
}

async function ledgerOf(
  tx: Database,
  councilId: string,
  occurrenceId: string,
): Promise<LedgerLine[]> {
  const rows = await tx
    .select({ certificate, proof: nameProof })
    .from(certificate)
    .leftJoin(
      nameProof,
      and(
        eq(nameProof.councilId, certificate.councilId),
        eq(nameProof.id, certificate.nameProofId),
      ),
    )
    .where(and(eq(certificate.councilId, councilId), eq(certificate.occurrenceId, occurrenceId)))
    .orderBy(asc(certificate.serial))
  return rows.map(({ certificate: row, proof }) => ({
    certificate: row,
    name: proof && !row.erasedAt ? onCertificate(proof) : null,
    state: row.revokedAt ? 'revoked' : row.replacedById ? 'replaced' : 'valid',
  }))
}

/** The newest finished PDF of all certificates; undefined when there is none, or its days are over. */
export async function findPrintedFile(
  db: Database,
  { councilId, occurrenceId, now }: { councilId: string; occurrenceId: string; now: Date },
): Promise<{ bytes: Uint8Array; taskId: string } | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const tasks = await finished(tx, { councilId, occurrenceId, form: 'pdf', now })
    const ids = tasks.map(({ result }) => String(result?.fileId))
    if (ids.length === 0) return undefined
    const [found] = await tx
      .select({ id: file.id, bytes: file.bytes })
      .from(file)
      .where(and(eq(file.councilId, councilId), inArray(file.id, ids)))
      .orderBy(desc(file.createdAt), desc(file.id))
      .limit(1)
    const task = tasks.find(({ result }) => result?.fileId === found?.id)
    return found && task ? { bytes: new Uint8Array(found.bytes), taskId: task.id } : undefined
  })
}

/** The certificates of the newest finished zip, by id; undefined when there is none, or its days are over. */
export async function findPrintedEach(
  db: Database,
  given: { councilId: string; occurrenceId: string; now: Date },
): Promise<{ certificateIds: string[]; taskId: string } | undefined> {
  return inCouncil(db, given.councilId, async (tx) => {
    const [task] = await finished(tx, { ...given, form: 'zip' })
    const ids = task?.payload.certificateIds
    if (!task || !Array.isArray(ids)) return undefined
    return { taskId: task.id, certificateIds: ids.filter((id) => typeof id === 'string') }
  })
}

async function finished(
  tx: Database,
  {
    councilId,
    occurrenceId,
    form,
    now,
  }: { councilId: string; occurrenceId: string; form: PrintForm; now: Date },
): Promise<TaskRow[]> {
  const tasks = await findTasksOf(tx, { councilId, subjectId: occurrenceId, kind: PRINT_TASK })
  return tasks.filter((task) => isKept(task, now) && task.payload.form === form)
}
