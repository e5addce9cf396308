/** A mailing as a page shows it. */
export interface Mailing {
  taskId: string
  startedAt: Date
  sendAfter: Date
  /** All letters it will have. */
  total: number
  counts: LetterCounts
  /** Something is still to come: letters to be posted, or posted ones that have not gone. */
  isOpen: boolean
  /** Its letters are still being put in the outbox. */
  isPosting: boolean
  /** Its letters are there and wait for their time. */
  isHeld: boolean
}

export type LetterCounts = Partial<
  Record<
    | 'queued'
    | 'sending'
    | 'sent'
    | 'bounced'
    | 'failed'
    | 'cancelled'
    | 'kept'
    | 'by_hand'
    | 'handed_over',
    number
  >
>

/** How far a mailing is, from its task and its letters. */
export function mailingView(
  task: {
    id: string
    state: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled'
    createdAt: Date
    total: number
    sendAfter: Date
  },
  counts: LetterCounts,
  now: Date,
): Mailing {
  const isPosting = task.state === 'waiting' || task.state === 'running'
  const left = (counts.queued ?? 0) + (counts.sending ?? 0)
  return {
    taskId: task.id,
    startedAt: task.createdAt,
    sendAfter: task.sendAfter,
    total: task.total,
    counts,
    isOpen: isPosting || left > 0,
    isPosting,
    isHeld: !isPosting && left > 0 && now < task.sendAfter,
  }
}
