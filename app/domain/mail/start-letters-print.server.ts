import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { isOpen } from '../jobs/task.ts'
import { createTask, findTasksOf } from '../jobs/tasks.server.ts'
import { done, refused, type Result } from '../result.ts'
import { holdInvitable, type NotInvitable } from './invitable.server.ts'
import { LETTERS_PRINT, type lettersPrint, type LettersToPrint } from './letters-print.ts'
import { findOnPaper } from './on-paper.server.ts'
import type { z } from 'zod'

/**
 * Have the letters printed of those who cannot be written to by e-mail, as many as they are, or once
 * more of those who were handed one. Nobody counts as invited by it: see `handOverLetters`.
 *
 * @param origin Where the codes on paper lead, without a slash at the end.
 * @returns The task that prints; one that is under way for this date is as good. After it call `wakeWorker()`.
 */
export async function startLettersPrint(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    which,
    origin,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    which: LettersToPrint
    origin: string
    actor: Actor
    now: Date
  },
): Promise<Result<string, NotInvitable | 'nobody'>> {
  return inCouncil(db, councilId, async (tx) => {
    const no = await holdInvitable(tx, { councilId, eventId, occurrenceId, now })
    if (no) return refused(no)
    const about = { councilId, subjectId: occurrenceId, kind: LETTERS_PRINT }
    const underWay = (await findTasksOf(tx, about)).find(({ state }) => isOpen(state))
    if (underWay) return done(underWay.id)
    const { printable } = await findOnPaper(tx, { councilId, occurrenceId }, which)
    if (printable.length === 0) return refused('nobody')
    const payload: z.output<typeof lettersPrint> = {
      eventId,
      origin,
      which,
      invitationIds: printable.map(({ invitationId }) => invitationId),
    }
    return done(await createTask(tx, { ...about, payload, total: printable.length, actor, now }))
  })
}
