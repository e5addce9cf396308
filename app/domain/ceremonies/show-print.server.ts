import type { TaskRow } from '../jobs/tasks.server.ts'
import { isKept } from '../records/kept-print.ts'
import type { CeremonyPrint, LedgerLine } from './find-print.server.ts'
import { PRINT_FORMS } from './print-certificates.server.ts'
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
  return { id, form, done, total, state, finishedAt, isThere: isKept(task, now) }
}

/** A line of the ledger, for a page. */
export function showLine({ certificate, name, state }: LedgerLine): LedgerView {
  const { id, serial, issuedAt, printedTimes } = certificate
  return { id, serial, name, state, issuedAt, printedTimes }
}
