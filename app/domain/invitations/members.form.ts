import { z } from 'zod'
import { rowId } from '../ids.ts'
import { cleanName } from '../names.ts'
import { AGE_BANDS, type AgeBand } from './people.ts'

/** Room on the page for so many new members at once. */
export const NEW_MEMBERS = 3

/** A member as the form has them. */
export interface MemberLine {
  /** Absent for somebody new. */
  personId?: string | undefined
  fullName: string
  ageBand: AgeBand
  /** What the officer saw of them, as `memberSeen` wrote it. */
  seen?: string | undefined
}

/** What tells whether somebody else changed a member meanwhile. */
export const memberSeen = ({ fullName, ageBand }: Pick<MemberLine, 'fullName' | 'ageBand'>) =>
  `${ageBand} ${fullName}`

/** The members of a party beside its contact: `members[0].id`, `.name`, `.ageBand`, `.seen`; `remove` holds ids. */
export const membersForm = z
  .object({
    members: z
      .array(
        z.object({
          id: rowId.optional(),
          name: z.string().optional(),
          ageBand: z.enum(AGE_BANDS).default('child'),
          seen: z.string().optional(),
        }),
      )
      .max(60)
      .default([]),
    remove: z
      .union([rowId.transform((id) => [id]), z.array(rowId)])
      .optional()
      .transform((ids) => ids ?? []),
  })
  .transform(({ members, remove }, context) => {
    const lines = members.flatMap(
      ({ id, name: typed = '', ageBand, seen }, index): MemberLine[] => {
        const isGone = id !== undefined && remove.includes(id)
        if (isGone || (id === undefined && typed.trim() === '')) return []
        const { name, refused } = cleanName(typed)
        const message = name === '' ? 'guests.name-missing' : 'guests.name-wrong'
        if (name === '' || refused.length > 0)
          context.addIssue({ code: 'custom', path: ['members', index, 'name'], message })
        return [{ personId: id, fullName: name, ageBand, seen }]
      },
    )
    return { lines, remove }
  })
