import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '#db/client.server.ts'
import { PRINT_TASK, printCertificates } from './domain/ceremonies/print-certificates.server.ts'
import { IMPORT } from './domain/invitations/import-payload.ts'
import { newId } from './domain/ids.ts'
import { releaseDuePlaces } from './domain/invitations/due-places.server.ts'
import { importGuests } from './domain/invitations/import.server.ts'
import { runDueTasks, type Runners } from './domain/jobs/run-tasks.server.ts'
import { onWake } from './domain/jobs/wake.server.ts'
import { askAfterTexts } from './domain/mail/ask-after-texts.server.ts'
import { deliverDueTexts } from './domain/mail/deliver-texts.server.ts'
import { deliverDueLetters } from './domain/mail/deliver.server.ts'
import { MAILING } from './domain/mail/mailing.server.ts'
import { LETTERS_PRINT } from './domain/mail/letters-print.ts'
import { printLetters } from './domain/mail/print-letters.server.ts'
import { notifyPost } from './domain/mail/notify.server.ts'
import { postDueReminders } from './domain/mail/reminders.server.ts'
import { readMailbox } from './domain/mail/read-mailbox.server.ts'
import { runMailing } from './domain/mail/run-mailing.server.ts'
import { smtpPost } from './domain/mail/smtp-post.server.ts'
import { cleanUp } from './domain/records/clean-up.server.ts'
import { originOf } from './http/visit.server.ts'
import { logError } from './log.server.ts'
import type { Settings } from './settings.server.ts'

/** Who does which kind of long work. A new kind is one line here. */
export const RUNNERS: Runners = {
  [PRINT_TASK]: printCertificates,
  [LETTERS_PRINT]: printLetters,
  [MAILING]: runMailing,
  [IMPORT]: importGuests,
}

export interface Worker {
  /** Finishes what is under way, gives back the rest, and ends. */
  stop(): Promise<void>
}

/** Seconds between two looks when nobody calls. The embedded database shares the pages' processor. */
const POLL_SECONDS = { pglite: 5, postgres: 2 }
const CLOCK_SECONDS = 30
/** Somebody who answers in a calendar waits for a letter, and not for a page. */
const MAILBOX_SECONDS = 15
const CLEAN_SECONDS = 3_600
/** A mail server, or Notify, that is away is tried again after 30 s, 60 s and so on up to 5 min. */
const AWAY_SECONDS = { first: 30, most: 300 }
const AFTER_ERROR_SECONDS = 10

/**
 * Answer jobs: letters, tasks, and what the clock brings. Each in a loop of its own, so that printing
 * a thousand certificates holds up no letter.
 */
export function startWorker(
  { db, driver }: Connection,
  {
    smtpUrl,
    mailFrom,
    lettersPerMinute,
    mailReplyTo,
    mailHookSecret,
    imap,
    notify,
  }: Pick<
    Settings,
    | 'smtpUrl'
    | 'mailFrom'
    | 'lettersPerMinute'
    | 'mailReplyTo'
    | 'mailHookSecret'
    | 'imap'
    | 'notify'
  >,
): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  const now = () => new Date()
  const post = smtpUrl ? smtpPost(smtpUrl) : undefined
  const texts = notify ? notifyPost(notify) : undefined
  const mailIn = imap || mailHookSecret ? { address: mailReplyTo } : undefined
  const owner = newId()
  let awaySeconds = 0
  let textsAwaySeconds = 0
  const poll = POLL_SECONDS[driver]
  const loops = [
    keepDoing('letters', signal, async () => {
      const { unreachable } = await deliverDueLetters(db, {
        post,
        originOf,
        mailFrom,
        perMinute: lettersPerMinute,
        mailIn,
        now,
        signal,
      })
      awaySeconds = unreachable ? awayAfter(awaySeconds) : 0
      return { seconds: awaySeconds || poll, deaf: unreachable }
    }),
    keepDoing('texts', signal, async () => {
      const { unreachable } = await deliverDueTexts(db, { texts, originOf, now, signal })
      textsAwaySeconds = unreachable ? awayAfter(textsAwaySeconds) : 0
      return { seconds: textsAwaySeconds || poll, deaf: unreachable }
    }),
    keepDoing('texts-asked-after', signal, async () => {
      if (texts) await askAfterTexts(db, { texts, now, signal })
      return { seconds: CLOCK_SECONDS, deaf: true }
    }),
    keepDoing('mailbox', signal, async () => {
      if (imap) await readMailbox(db, { server: imap, owner, now, signal })
      return { seconds: MAILBOX_SECONDS, deaf: true }
    }),
    keepDoing('tasks', signal, async () => {
      await runDueTasks(db, { now, runners: RUNNERS, signal })
      return { seconds: poll }
    }),
    keepDoing('reminders', signal, async () => {
      await postDueReminders(db, { now: now() })
      return { seconds: CLOCK_SECONDS }
    }),
    keepDoing('places', signal, async () => {
      await releaseDuePlaces(db, { now: now() })
      return { seconds: CLOCK_SECONDS, deaf: true }
    }),
    keepDoing('cleaning', signal, async () => {
      await cleanUp(db, { now: now() })
      return { seconds: CLEAN_SECONDS, deaf: true }
    }),
  ]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
      post?.close()
    },
  }
}

const awayAfter = (seconds: number): number =>
  Math.min(Math.max(seconds * 2, AWAY_SECONDS.first), AWAY_SECONDS.most)

/** How long to rest; `deaf` to calls meanwhile. */
interface Rest {
  seconds: number
  deaf?: boolean
}

async function keepDoing(
  name: string,
  signal: AbortSignal,
  work: () => Promise<Rest>,
): Promise<void> {
  let wake = () => {}
  let called = false
  const stopListening = onWake(() => {
    called = true
    wake()
  })
  while (!signal.aborted) {
    called = false
    const { seconds, deaf = false } = await work().catch((error: unknown): Rest => {
      logError('worker.failed', error, { loop: name })
      return { seconds: AFTER_ERROR_SECONDS }
    })
    if (called && !deaf) continue
    const rest = new AbortController()
    wake = deaf ? () => {} : () => rest.abort()
    // Both signals end the rest early; that is what they are for.
    await sleep(seconds * 1_000, undefined, {
      signal: AbortSignal.any([signal, rest.signal]),
    }).catch(() => undefined)
  }
  stopListening()
}
