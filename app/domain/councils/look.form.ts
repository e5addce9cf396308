import { z } from 'zod'

/** A colour as people write it: `#14284B`, `14284b` or `#abc`; kept as `#rrggbb`. What is none stays as typed. */
const colour = z
  .string({ error: 'look.not-a-colour' })
  .transform((typed) => {
    const digits = typed.trim().toLowerCase().replace(/^#/, '')
    return `#${/^[0-9a-f]{3}$/.test(digits) ? digits.replace(/./g, '$&$&') : digits}`
  })
  .refine((text) => /^#[0-9a-f]{6}$/.test(text), { error: 'look.not-a-colour' })

/** The council's colours; whether they can be read is `checkTheme`'s to say. */
export const lookForm = z.object({
  revision: z.coerce.number().int().positive(),
  ink: colour,
  gold: colour,
  goldLight: colour,
  action: colour,
  paper: colour,
  removeDevice: z.literal('yes').optional(),
})
