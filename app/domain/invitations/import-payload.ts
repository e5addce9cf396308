import { z } from 'zod'
import { GUEST_FIELDS } from './guest-fields.ts'

/** A list that is being brought in, before and after it is set going. */
export const IMPORT_DRAFT = 'import-draft'
export const IMPORT = 'import'
/** The kind under which an uploaded list is kept. */
export const IMPORT_FILE = 'import'
/** Lines that were pasted are kept as they were, and are read by their own rules. */
export const PASTED = 'text/x-pasted-list'
/** A list that nobody brought in, or whose bad rows nobody fetched, is deleted after so many days. */
export const IMPORT_FILE_DAYS = 7

/** What a task of these kinds keeps; the names stay in the file. */
export const importPayload = z.object({
  eventId: z.uuid(),
  occurrenceId: z.uuid(),
  fileId: z.uuid(),
  fileName: z.string(),
  mapping: z.array(z.enum([...GUEST_FIELDS, 'left-out', 'forbidden'])),
  /** What is taken for granted where the list says nothing. */
  language: z.string(),
  people: z.number().int(),
  /** "Al-Khatib, Amira" becomes "Amira Al-Khatib". */
  turnNames: z.boolean().default(false),
  /** Rows (by place in the file) that are not written anew: left out, or somebody known, by id. */
  plan: z.record(z.string(), z.union([z.literal('skip'), z.uuid()])).default({}),
})
export type ImportPayload = z.output<typeof importPayload>

/** What became of it: counts only. */
export const importResult = z.object({
  added: z.number(),
  known: z.number(),
  listed: z.number(),
  bad: z.number(),
  undone: z.number().optional(),
})
export type ImportResult = z.output<typeof importResult>
