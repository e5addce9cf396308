import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import { ACCESS_FACTS } from '../events/event-fields.ts'
import { cleanText } from '../names.ts'

/** As many rooms as one form shows; a venue that has more is saved and opened again. */
export const ROOM_ROWS = 8

const words = (max: number, tooLong: string, lines: 'one' | 'many' = 'one') =>
  z
    .string()
    .default('')
    .transform((typed, ctx) => {
      const cleaned = cleanText(typed, { max, lines })
      if (cleaned.tooLong) ctx.addIssue({ code: 'custom', message: tooLong })
      return cleaned.text
    })

const room = z
  .object({
    id: z.string().default(''),
    name: words(120, 'venues.room-too-long'),
    capacity: z.string().default(''),
  })
  .transform(({ id, name, capacity }, ctx) => {
    const known = z.uuid().safeParse(id)
    const people = latinDigits(capacity.trim()).replaceAll(',', '')
    if (people !== '' && (!/^\d{1,6}$/.test(people) || Number(people) < 1))
      ctx.addIssue({ code: 'custom', path: ['capacity'], message: 'venues.capacity-not-a-number' })
    if (people !== '' && name === '')
      ctx.addIssue({ code: 'custom', path: ['name'], message: 'venues.room-name-missing' })
    return {
      id: known.success ? known.data : null,
      name,
      capacity: people === '' ? null : Number(people),
    }
  })

/** A venue with its rooms. A room whose name was taken out is archived. */
export const venueForm = z.object({
  revision: z.coerce.number().int().nonnegative().default(0),
  name: words(160, 'venues.name-too-long').refine((text) => text !== '', 'venues.name-missing'),
  address: words(500, 'venues.address-too-long', 'many'),
  directions: words(2_000, 'venues.directions-too-long', 'many'),
  accessFacts: z.array(z.enum(ACCESS_FACTS)).default([]),
  rooms: z.array(room).default([]),
})

export type VenueTyped = z.output<typeof venueForm>

export const VENUE_NAMES = [
  'name',
  'address',
  'directions',
  'accessFacts',
  ...Array.from({ length: ROOM_ROWS * 8 }, (_, index) => [
    `rooms[${index}].name`,
    `rooms[${index}].capacity`,
  ]).flat(),
]

/** A venue as its form shows it, with empty rows for more rooms. */
export function typedOfVenue({
  venue,
  rooms,
}: {
  venue: { name: string; address: string; directions: string; accessFacts: string[] }
  rooms: Array<{ id: string; name: string; capacity: number | null }>
}): Record<string, string[]> {
  return {
    name: [venue.name],
    address: [venue.address],
    directions: [venue.directions],
    accessFacts: [...venue.accessFacts],
    ...Object.fromEntries(
      rooms.flatMap((row, index) => [
        [`rooms[${index}].id`, [row.id]],
        [`rooms[${index}].name`, [row.name]],
        [`rooms[${index}].capacity`, [row.capacity === null ? '' : String(row.capacity)]],
      ]),
    ),
  }
}
