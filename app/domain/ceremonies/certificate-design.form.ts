import { z } from 'zod'
import { cleanText } from '../names.ts'
import {
  BORDERS,
  MOST_SIGNATORIES,
  officialWords,
  TINTS,
  unknownPlaceholders,
} from './certificate-design.ts'

const line = (max: number, missing?: 'design.missing') =>
  z
    .string(missing)
    .transform((typed) => cleanText(typed, { max }))
    .refine(({ tooLong }) => !tooLong, 'design.too-long')
    .transform(({ text }) => text)
    .refine((text) => !officialWords(text), 'design.official-words')

/** The design of a ceremony's certificates as an officer writes it; up to three who sign. */
export const designForm = z
  .object({
    version: z.coerce.number().int().min(0),
    heading: line(60, 'design.missing'),
    lead: line(120, 'design.missing'),
    body: line(300, 'design.missing').refine(
      (body) => unknownPlaceholders(body).length === 0,
      'design.unknown-placeholder',
    ),
    rosette: z.literal('yes').optional(),
    border: z.enum(BORDERS).default('double'),
    tint: z.enum(TINTS).default('white'),
    ownScript: z.literal('yes').optional(),
    signatory1: line(60).optional(),
    role1: line(80).optional(),
    signatory2: line(60).optional(),
    role2: line(80).optional(),
    signatory3: line(60).optional(),
    role3: line(80).optional(),
  })
  .superRefine((typed, context) => {
    for (const [name, role, field] of signatures(typed)) {
      if (Boolean(name) === Boolean(role)) continue
      const path = [name ? `role${field}` : `signatory${field}`]
      context.addIssue({ code: 'custom', message: 'design.half-a-signatory', path })
    }
  })
  .transform(({ version, heading, lead, body, rosette, border, tint, ownScript, ...typed }) => ({
    version,
    content: {
      heading,
      lead,
      body,
      rosette: rosette === 'yes',
      border,
      tint,
      ownScript: ownScript === 'yes',
      signatories: signatures(typed).flatMap(([name, role]) =>
        name && role ? [{ name, role }] : [],
      ),
    },
  }))

type Signatures = Record<`${'signatory' | 'role'}${1 | 2 | 3}`, string | undefined>

function signatures(typed: Partial<Signatures>) {
  return [
    [typed.signatory1, typed.role1, 1] as const,
    [typed.signatory2, typed.role2, 2] as const,
    [typed.signatory3, typed.role3, 3] as const,
  ].slice(0, MOST_SIGNATORIES)
}
