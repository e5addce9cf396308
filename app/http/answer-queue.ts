import { z } from 'zod'
import { rowId } from '#app/domain/ids.ts'

/** The chosen families whose answers an officer takes down one after the other. */
export interface AnswerQueue {
  /** Invitations that come after the one that is open. */
  rest: string[]
  /** How many were chosen. */
  of: number
  /** The open one's number among them. */
  at: number
}

const LONGEST = 60
const ids = z.array(rowId).max(LONGEST)

/** The queue that an address carries; undefined where one family was opened by itself. */
export function readQueue(url: URL): AnswerQueue | undefined {
  const of = Number(url.searchParams.get('of'))
  const listed = url.searchParams.get('after')?.split(',').filter(Boolean) ?? []
  const rest = ids.safeParse(listed)
  if (!rest.success || !Number.isInteger(of) || of < 2 || of > LONGEST) return undefined
  if (rest.data.length >= of) return undefined
  return { rest: rest.data, of, at: of - rest.data.length }
}

/** Where the queue goes on: the next family's form, with what is left in the address; undefined at its end. */
export function nextInQueue({
  rest,
  of,
}: Pick<AnswerQueue, 'rest' | 'of'>): { path: string; query: Record<string, string> } | undefined {
  const [next, ...after] = rest
  if (!next) return undefined
  return {
    path: `/${next}/answer`,
    query: of > 1 ? { of: String(of), ...(after.length > 0 && { after: after.join(',') }) } : {},
  }
}
