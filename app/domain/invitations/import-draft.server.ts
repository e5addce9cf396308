import { and, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { task } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { inOwnProcess } from '../directory/reading-process.server.ts'
import { readSheet, refusedUnread } from '../directory/sheet-in.server.ts'
import type { Sheet, SheetRefusal } from '../directory/sheet.ts'
import { createTask, type TaskRow } from '../jobs/tasks.server.ts'
import { findFile, keepFile } from '../records/files.server.ts'
import { done, refused, type Result } from '../result.ts'
import { checkList, isCheckAnswer, type CheckedImport } from './import-check.ts'
import { guessColumns } from './import-columns.ts'
import {
  IMPORT,
  IMPORT_DRAFT,
  IMPORT_FILE,
  importPayload,
  PASTED,
  type ImportPayload,
} from './import-payload.ts'
import { knownPeople } from './known-people.server.ts'
import { sheetFromPaste } from './paste.ts'

/** The people of a large directory are compared with the list, too. */
const LIMITS = { memoryMb: 384, seconds: 60 }

/** A list on its way in. */
export interface ImportDraft {
  task: TaskRow
  payload: ImportPayload
}

/**
 * Take in a list: it is kept, its columns are guessed, and nobody is on the list yet.
 *
 * @param list A file as it was uploaded, or lines as they were pasted.
 * @returns The task under which it goes on; or why the file cannot be read.
 */
export async function beginImport(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    actor,
    list,
    now,
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    actor: Actor
    list: { name: string; bytes: Uint8Array } | { pasted: string }
    now: Date
  },
): Promise<Result<{ taskId: string }, SheetRefusal>> {
  const pasted = 'pasted' in list
  const bytes = pasted ? new TextEncoder().encode(list.pasted) : list.bytes
  const mediaType = pasted ? PASTED : 'application/octet-stream'
  const read = await readKept({ bytes, mediaType })
  if (!read.ok) return read
  const fileName = pasted ? '' : list.name
  return inCouncil(db, councilId, async (tx) => {
    const fileId = await keepFile(tx, {
      councilId,
      kind: IMPORT_FILE,
      name: fileName,
      mediaType,
      bytes,
      now,
    })
    const payload: ImportPayload = {
      eventId,
      occurrenceId,
      fileId,
      fileName,
      mapping: guessColumns(read.value.columns, read.value.rows),
      language: 'en',
      people: 6,
      turnNames: false,
      plan: {},
    }
    const total = read.value.rows.length
    const given = { councilId, kind: IMPORT_DRAFT, subjectId: occurrenceId, payload, total }
    return done({ taskId: await createTask(tx, { ...given, actor, now }) })
  })
}

/** A list on its way into this occurrence; undefined for one of another date, event or council. */
export async function findImport(
  db: Database,
  { councilId, occurrenceId, taskId }: { councilId: string; occurrenceId: string; taskId: string },
): Promise<ImportDraft | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(task)
      .where(
        and(
          eq(task.councilId, councilId),
          eq(task.id, taskId),
          eq(task.subjectId, occurrenceId),
          inArray(task.kind, [IMPORT_DRAFT, IMPORT]),
        ),
      )
    return found && { task: found, payload: importPayload.parse(found.payload) }
  })
}

/** Keep what an officer chose on the way; a list that is set going is left as it is. */
export async function changeImport(
  db: Database,
  { task: row, payload }: ImportDraft,
  change: Partial<Pick<ImportPayload, 'mapping' | 'language' | 'people' | 'turnNames'>>,
): Promise<void> {
  await inCouncil(db, row.councilId, (tx) =>
    tx
      .update(task)
      .set({ payload: { ...payload, ...change } })
      .where(
        and(eq(task.councilId, row.councilId), eq(task.id, row.id), eq(task.kind, IMPORT_DRAFT)),
      ),
  )
}

/** The list itself; `gone` when it was deleted after its days. */
export async function readImport(
  db: Database,
  { task: { councilId }, payload }: ImportDraft,
): Promise<Result<Sheet, SheetRefusal | 'gone'>> {
  const kept = await inCouncil(db, councilId, (tx) =>
    findFile(tx, { councilId, fileId: payload.fileId, kind: IMPORT_FILE }),
  )
  return kept ? readKept(kept) : refused('gone')
}

async function readKept({
  bytes,
  mediaType,
}: {
  bytes: Uint8Array
  mediaType: string
}): Promise<Result<Sheet, SheetRefusal>> {
  if (mediaType !== PASTED) return readSheet({ bytes })
  const read = sheetFromPaste(new TextDecoder().decode(bytes))
  return typeof read === 'string' ? refused(read) : done(read.sheet)
}

/**
 * Read the list as its columns were chosen: good rows, bad rows, and who may be known already. A file is
 * read and compared in a process of its own: beside it, answers are taken as quickly as ever.
 */
export async function checkImport(
  db: Database,
  { task: { councilId }, payload }: ImportDraft,
): Promise<Result<CheckedImport, SheetRefusal | 'gone'>> {
  const { occurrenceId, fileId } = payload
  const { kept, known } = await inCouncil(db, councilId, async (tx) => ({
    kept: await findFile(tx, { councilId, fileId, kind: IMPORT_FILE }),
    known: await knownPeople(tx, { councilId, occurrenceId }),
  }))
  if (!kept) return refused('gone')
  if (kept.mediaType === PASTED) {
    const read = await readKept(kept)
    return read.ok ? done(checkList(read.value, { payload, known })) : read
  }
  const stranger = refusedUnread(kept.bytes)
  if (stranger) return refused(stranger)
  const answer = await inOwnProcess({
    program: 'app/domain/invitations/check-list.worker.ts',
    order: { bytes: kept.bytes, payload, known },
    isAnswer: isCheckAnswer,
    ...LIMITS,
  })
  return typeof answer === 'string' ? refused(answer) : done(answer.checked)
}
