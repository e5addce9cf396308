import { z } from 'zod'
import { cleanText } from '../names.ts'
import { ORGANISATION_KINDS } from './organisation-kinds.ts'

const line = z
  .string()
  .transform((text) => cleanText(text, { max: 200 }).text.slice(0, 200))
  .optional()

/** An organisation with the names it goes by, one alias a line. */
export const organisationForm = z.object({
  name: z
    .string('directory.organisation-name-missing')
    .transform((text) => cleanText(text, { max: 200 }).text.slice(0, 200))
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'directory.organisation-name-missing'),
  shortName: line,
  kind: z.enum(ORGANISATION_KINDS, 'directory.kind-missing'),
  place: line,
  codedName: line,
  aliases: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split('\n')
        .map((alias) => cleanText(alias, { max: 200 }).text.slice(0, 200))
        .filter((alias) => /[\p{L}\p{N}]/u.test(alias))
        .slice(0, 40),
    ),
})
