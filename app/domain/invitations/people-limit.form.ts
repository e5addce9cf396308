import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import { GROUP_MOST, PEOPLE_MOST } from './party.ts'

const people = (most: number, message: string) =>
  z
    .string(message)
    .transform((text) => latinDigits(text).trim())
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most, message)
    .transform(Number)

/** The most people on one invitation, as typed: 1 to 50, digits of any script. */
export const peopleLimit = people(PEOPLE_MOST, 'guests.limit-wrong')

/** The same for a host's group: 1 to 300. */
export const groupLimit = people(GROUP_MOST, 'guests.group-limit-wrong')
