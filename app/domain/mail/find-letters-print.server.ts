import { and, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { findTasksOf, type TaskRow } from '../jobs/tasks.server.ts'
import { findFile } from '../records/files.server.ts'
import { isKept, PRINT_FILE } from '../records/kept-print.ts'
import { LETTERS_PRINT, lettersPrint, lettersPrinted } from './letters-print.ts'
import { findOnPaper, type PaperParty } from './on-paper.server.ts'

interface Scope {
  councilId: string
  occurrenceId: string
  now: Date
}

/** A finished print whose file can still be fetched. */
export interface FinishedPrint {
  taskId: string
  eventId: string
  fileId: string
  finishedAt: Date
  /** Those who have a page in it. */
  invitationIds: string[]
}

/** What the page "Letters on paper" says. */
export interface LettersPrint {
  /** Families without e-mail that have no letter yet and can be printed. */
  toPrint: number
  /** Families that were handed a letter and have not answered. */
  printed: number
  unprintable: PaperParty[]
  /** The newest print, when it is under way, or came to nothing. */
  last: Pick<TaskRow, 'id' | 'state' | 'done' | 'total'> | undefined
  /** The newest finished one, and how many of its letters nobody has said to be on their way. */
  ready:
    | (Omit<FinishedPrint, 'invitationIds'> & { letters: number; toHandOver: number })
    | undefined
}

/** Who is to have a letter on paper, how far the print is, and what waits for an officer's word. */
export async function findLettersPrint(db: Database, scope: Scope): Promise<LettersPrint> {
  return inCouncil(db, scope.councilId, async (tx) => {
    const fresh = await findOnPaper(tx, scope, 'new')
    const printed = await findOnPaper(tx, scope, 'printed')
    const tasks = await tasksOf(tx, scope)
    const [newest] = tasks
    const print = finishedOf(tasks, scope.now)[0]
    return {
      toPrint: fresh.printable.length,
      printed: printed.printable.length,
      unprintable: fresh.unprintable,
      last: newest && newest.state !== 'finished' ? shown(newest) : undefined,
      ready: print && (await readyOf(tx, scope, print)),
    }
  })
}

const shown = ({ id, state, done, total }: TaskRow) => ({ id, state, done, total })

async function readyOf(
  tx: Database,
  { councilId }: Scope,
  { invitationIds, ...print }: FinishedPrint,
) {
  const toHandOver = await tx.$count(
    invitation,
    and(
      eq(invitation.councilId, councilId),
      inArray(invitation.id, invitationIds),
      isNull(invitation.sentAt),
      isNull(invitation.revokedAt),
    ),
  )
  return { ...print, letters: invitationIds.length, toHandOver }
}

const tasksOf = (tx: Database, { councilId, occurrenceId }: Scope) =>
  findTasksOf(tx, { councilId, subjectId: occurrenceId, kind: LETTERS_PRINT })

function finishedOf(tasks: TaskRow[], now: Date): FinishedPrint[] {
  return tasks.flatMap((task) => {
    const result = lettersPrinted.safeParse(task.result)
    if (!isKept(task, now) || !task.finishedAt || !result.success) return []
    const { eventId } = lettersPrint.parse(task.payload)
    return [{ taskId: task.id, eventId, finishedAt: task.finishedAt, ...result.data }]
  })
}

/** A finished print of this date; undefined once its days are over. */
export async function findPrint(
  tx: Database,
  { taskId, ...scope }: Scope & { taskId: string },
): Promise<FinishedPrint | undefined> {
  const prints = finishedOf(await tasksOf(tx, scope), scope.now)
  return prints.find((print) => print.taskId === taskId)
}

/** The newest finished PDF of letters; undefined when there is none, or its days are over. */
export async function findPrintedLetters(
  db: Database,
  scope: Scope,
): Promise<{ bytes: Uint8Array; taskId: string } | undefined> {
  return inCouncil(db, scope.councilId, async (tx) => {
    const [print] = finishedOf(await tasksOf(tx, scope), scope.now)
    const { councilId } = scope
    const kept =
      print && (await findFile(tx, { councilId, fileId: print.fileId, kind: PRINT_FILE }))
    return kept && { bytes: new Uint8Array(kept.bytes), taskId: print.taskId }
  })
}
