import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { LetterJob } from '#app/print/jobs.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import {
  allowReadOutCode,
  ANSWER_PURPOSES,
  answerPath,
  answerPurpose,
} from '../access/links.server.ts'
import { replyPaths } from '../access/reply-links.server.ts'
import { deviceOf } from '../ceremonies/certificate-job.server.ts'
import { findCouncil } from '../councils/find-council.server.ts'
import type { TaskRun, TaskRunner } from '../jobs/run-tasks.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { keepFile } from '../records/files.server.ts'
import { PRINT_FILE } from '../records/kept-print.ts'
import { printInParts } from '../records/print-in-parts.server.ts'
import { readHeldAt, type HeldAt } from './letter-held.server.ts'
import { lettersPrint, type lettersPrinted } from './letters-print.ts'
import { readOnPaper, type PaperParty } from './on-paper.server.ts'
import { printedLetter, type OnPaper } from './printed-letter.server.ts'
import type { Writer } from './writer.ts'
import type { z } from 'zod'

/**
 * Prints what `startLettersPrint` asked for: one PDF, a page each. Each letter carries a QR code and a
 * code to type or read out. Begun again after a crash it prints from the start: the codes stay the same.
 */
export const printLetters: TaskRunner = async (run) => {
  const { councilId, subjectId: occurrenceId } = run.task
  const { eventId, origin, invitationIds, which } = lettersPrint.parse(run.task.payload)
  if (!occurrenceId) throw new Error('Letters are about a date')
  const ready = await inCouncil(run.db, councilId, async (tx) => {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    const { printable } = await readOnPaper(tx, { councilId, occurrenceId }, invitationIds)
    return held && printable.length > 0
      ? { held, printable, paper: await paperOf(tx, run, origin) }
      : undefined
  })
  if (!ready) return { letters: 0 }
  const { held, printable, paper } = ready
  const bytes = await printInParts(run, 'invitation-letter', {
    runs: [printable],
    jobOf: async (tx, parties) => {
      const addressed = await withCodes(tx, { councilId, eventId, parties, now: run.now() })
      return { ...paper.job, letters: lettersOf(held, addressed, paper.writer) }
    },
  })
  return run.batch(async (tx) => {
    const fileId = await keepFile(tx, {
      councilId,
      kind: PRINT_FILE,
      name: 'letters.pdf',
      mediaType: 'application/pdf',
      bytes,
      now: run.now(),
    })
    await recordAudit(tx, {
      councilId,
      actor: { kind: 'system', name: 'worker' },
      action: 'letters.printed',
      subjectId: occurrenceId,
      detail: { task: run.task.id, letters: printable.length, which },
      now: run.now(),
    })
    const value: z.output<typeof lettersPrinted> = {
      fileId,
      invitationIds: printable.map(({ invitationId }) => invitationId),
    }
    return { done: printable.length, total: printable.length, value }
  })
}

const lettersOf = (held: HeldAt, addressed: OnPaper[], writer: Writer) =>
  addressed.map((one) => printedLetter(held, one, writer))

/** What all letters of a print share: the council's look, who writes, and the day of asking as their date. */
async function paperOf(
  tx: Database,
  { task: { councilId, createdAt } }: TaskRun,
  origin: string,
): Promise<{ writer: Writer; job: LetterJob }> {
  const council = await findCouncil(tx, councilId)
  const { theme, name, deviceFileId } = council
  const sender = { name: council.mailFromName, address: council.mailFromAddress }
  return {
    writer: { council, origin, sender, now: createdAt },
    job: {
      title: wordsFor('en')('printed.heading'),
      locale: 'en-GB',
      look: {
        council: name,
        colour: theme.ink,
        accent: theme.gold,
        paper: theme.paper,
        device: await deviceOf(tx, councilId, deviceFileId),
      },
      letters: [],
    },
  }
}

/** Each family's own link and the code that opens it, too. */
async function withCodes(
  tx: Database,
  {
    councilId,
    eventId,
    parties,
    now,
  }: { councilId: string; eventId: string; parties: PaperParty[]; now: Date },
): Promise<OnPaper[]> {
  const answering = parties.map(({ partyId, kind }) => ({ partyId, eventId, kind }))
  await replyPaths(tx, { councilId, answering, now })
  const links = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.eventId, eventId),
        inArray(link.purpose, ANSWER_PURPOSES),
        isNull(link.revokedAt),
        inArray(
          link.partyId,
          parties.map(({ partyId }) => partyId),
        ),
      ),
    )
    .orderBy(link.id)
  const newest = new Map(links.map((row) => [`${row.purpose} ${row.partyId}`, row]))
  const onPaper: OnPaper[] = []
  for (const { partyId, kind, ...one } of parties) {
    const linkRow = newest.get(`${answerPurpose(kind)} ${partyId}`)
    if (!linkRow) throw new Error('A family without a link')
    const code = await allowReadOutCode(tx, { councilId, linkRow })
    onPaper.push({ ...one, path: answerPath(linkRow), code })
  }
  return onPaper
}
