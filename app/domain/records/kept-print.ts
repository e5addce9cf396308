/** The kind under which a finished print of many pages is kept. */
export const PRINT_FILE = 'print'
/** So long a finished print can be fetched; then it is made anew. It holds families' and children's names. */
export const PRINT_DAYS = 7

/** Whether what a task printed can still be fetched. */
export const isKept = (
  { state, finishedAt }: { state: string; finishedAt: Date | null },
  now: Date,
): boolean =>
  state === 'finished' &&
  finishedAt !== null &&
  finishedAt.getTime() > now.getTime() - PRINT_DAYS * 86_400_000
