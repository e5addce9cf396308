import { z } from 'zod'
import { NEEDS } from '../events/kinds.ts'
import { LIST_SORTS, LIST_VIEWS } from './answers.ts'
import type { ListFilter } from './list-filter.ts'

const choice = <T extends string>(words: readonly [T, ...T[]]) =>
  z.enum(words).optional().catch(undefined)

/** The list's filters as they stand in the address; whatever is not one of them is as good as absent. */
export const listFilter: z.ZodType<ListFilter> = z.object({
  answer: z.enum(LIST_VIEWS).catch('everyone'),
  q: z
    .string()
    .max(200)
    .transform((text) => text.trim())
    .catch(''),
  need: choice(NEEDS),
  language: z
    .string()
    .regex(/^[A-Za-z-]{2,20}$/)
    .optional()
    .catch(undefined),
  arrived: choice(['yes', 'no']),
  sort: z.enum(LIST_SORTS).catch('name'),
  dir: z.enum(['up', 'down']).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
