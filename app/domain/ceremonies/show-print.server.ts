import type { TaskRow } from '../jobs/tasks.server.ts'
import type { CeremonyPrint, LedgerLine } from './find-print.server.ts'
import { PRINT_DAYS, PRINT_FORMS } from './print-certificates.server.ts'
import type { LedgerView, PrintTaskView, PrintView } from './print-view.ts'
import { showName } from './show-names.server.ts'

/** What is ready to print, for the page. */
export function showPrint(found: CeremonyPrint, now: Date): PrintView {
  const { names, toIssue, outdated, unprinted, printable, tasks } = found
  return {
    names: names.length,
    toIssue,
    outdated,
    unprinted,
    printable: printable.length,
    missing: found.missing.map(showName),
    void: found.void.map(showLine),
    ledger: found.ledger.map(showLine),
    tasks: PRINT_FORMS.flatMap((form) => {
      const task = tasks[form]
      return task ? [showTask(form, task, now)] : []
    }),
  }
}

function showTask(form: PrintTaskView['form'], task: TaskRow, now: Date): PrintTaskView {
  const { id, done, total, state, finishedAt } = task
  const oldest = now.getTime() - PRINT_DAYS * 86_400_000
  const isThere = state === 'finished' && (finishedAt?.getTime() ?? 0) > oldest
  return { id, form, done, total, state, finishedAt, isThere }
}

/** A line of the ledger, for a page. */
export function showLine({ certificate, name, state }: LedgerLine): LedgerView {
  const { id, serial, issuedAt, printedTimes } = certificate
  return { id, serial, name, state, issuedAt, printedTimes }
}
