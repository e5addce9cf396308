import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '#db/client.server.ts'
import {
  FORGET_TASK,
  forgetPrint,
  PRINT_TASK,
  printCertificates,
} from './domain/ceremonies/print-certificates.server.ts'
import { runDueTasks, type Runners } from './domain/jobs/run-tasks.server.ts'
import { onWake } from './domain/jobs/wake.server.ts'
import { deliverDueLetters } from './domain/mail/deliver.server.ts'
import { MAILING } from './domain/mail/mailing.server.ts'
import { postDueReminders } from './domain/mail/reminders.server.ts'
import { runMailing } from './domain/mail/run-mailing.server.ts'
import { smtpPost } from './domain/mail/smtp-post.server.ts'
import { cleanUp } from './domain/records/clean-up.server.ts'
import { originOf } from './http/visit.server.ts'
import { logError } from './log.server.ts'
import type { Settings } from './settings.server.ts'

/** Who does which kind of long work. A new kind is one line here. */
export const RUNNERS: Runners = {
  [FORGET_TASK]: forgetPrint,
  [PRINT_TASK]: printCertificates,
  [MAILING]: runMailing,
}
