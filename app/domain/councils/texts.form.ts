import { z } from 'zod'
import { latinDigits } from '../digits.ts'

const DEAREST = 10_000

/** A price as it is typed, "2.4" or "2,4" pence, in hundredths of a penny. */
const pence = z.string().transform((typed, context) => {
  const plain = latinDigits(typed).trim().replace(',', '.')
  const price = /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : DEAREST + 1
  if (price <= DEAREST) return price
  context.issues.push({ code: 'custom', message: 'texts.price-wrong', input: typed })
  return z.NEVER
})

/** Whether the council sends texts, and what a part costs it. */
export const textsForm = z.object({
  revision: z.coerce.number().int().positive(),
  texts: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
  textPrice: pence,
})

/** A price in the words of the form. */
export const penceOf = (price: number): string => String(price / 100)
