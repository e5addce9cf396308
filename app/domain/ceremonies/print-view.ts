import type { NameView } from './name-view.ts'

/** A certificate as the ledger's table shows it. */
export interface LedgerView {
  id: string
  serial: string
  /** Null once it is erased. */
  name: string | null
  state: 'valid' | 'replaced' | 'revoked'
  issuedAt: Date
  printedTimes: number
}

/** A print that is under way or over. */
export interface PrintTaskView {
  id: string
  form: 'pdf' | 'zip'
  done: number
  total: number
  state: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled'
  finishedAt: Date | null
  /** Finished, and its file can still be fetched. */
  isThere: boolean
}

/** What the page "Print for the day" says about certificates. */
export interface PrintView {
  names: number
  toIssue: number
  outdated: number
  unprinted: number
  printable: number
  missing: NameView[]
  void: LedgerView[]
  ledger: LedgerView[]
  tasks: PrintTaskView[]
}
