import { z } from 'zod'
import { rowId } from '../ids.ts'

/** Letters on their way to paper. */
export const LETTERS_PRINT = 'letters-print'

/** `new`: families that have no letter yet. `printed`: once more those that were handed over. */
export const LETTERS_TO_PRINT = ['new', 'printed'] as const
export type LettersToPrint = (typeof LETTERS_TO_PRINT)[number]

/** What such a task keeps; the names stay where they are. */
export const lettersPrint = z.object({
  eventId: rowId,
  /** The council's address at the time of asking: where the codes lead. */
  origin: z.string(),
  which: z.enum(LETTERS_TO_PRINT),
  invitationIds: z.array(rowId),
})

/** What became of it. A family that answered meanwhile, or whose name no font has, is not among them. */
export const lettersPrinted = z.object({ fileId: rowId, invitationIds: z.array(rowId) })
