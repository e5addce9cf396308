import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { isEmpty, readDay, readMoment, typedDate } from '../events/date-fields.ts'
import { rowId } from '../ids.ts'
import { cleanText } from '../names.ts'
import { contactFields, groupName } from './guest.form.ts'
import { groupLimit } from './people-limit.form.ts'

const line = z
  .string()
  .transform((text) => cleanText(text, { max: 200 }).text.slice(0, 200))
  .optional()

const none = z.literal('').optional()

/**
 * A host's group to be invited: one from before (`group`), or a new one with organisation and worker;
 * how many places are kept for it, for which dates, until when.
 */
export const inviteGroupForm = ({ timeZone, now, t }: { timeZone: string; now: Date; t: Words }) =>
  z
    .object({
      group: z.union([rowId, none]),
      organisationId: z.union([rowId, none]),
      organisation: line,
      codedName: line,
      jobTitle: line,
      ...contactFields,
      fullName: groupName,
      places: groupLimit,
      most: z.union([groupLimit, none]),
      dates: z.array(rowId).default([]),
      until: typedDate,
    })
    .transform((typed, context) => {
      const { places, most, dates } = typed
      const peopleLimit = most || places
      const problem = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if (peopleLimit < places) problem('most', 'guests.group-most-less')
      const untilAt = untilOf(typed.until)
      const kept = { places, peopleLimit, dates, untilAt: untilAt ?? null }
      if (typed.group) return { ...kept, group: { partyId: typed.group } }
      if (!typed.organisationId && !typed.organisation)
        problem('organisation', 'guests.organisation-missing')
      if (!typed.fullName) problem('fullName', 'guests.name-missing')
      const { nativeName, knownAs, email, phone, language, jobTitle, codedName } = typed
      return {
        ...kept,
        group: {
          contact: { fullName: typed.fullName ?? '', nativeName, knownAs, email, phone, language },
          jobTitle,
          organisation: typed.organisationId
            ? { id: typed.organisationId }
            : { name: typed.organisation ?? '', codedName },
        },
      }

      /** The end of that day, so that the day itself still counts. */
      function untilOf(day: z.output<typeof typedDate>): Date | undefined {
        if (isEmpty(day)) return undefined
        const date = readDay(context, t, 'until', day)
        const moment = date && readMoment(context, t, 'until', { date, time: '23:59', timeZone })
        if (moment && moment <= now) problem('until', 'guests.group-until-past')
        return moment
      }
    })

/** The same fields from top to bottom. */
export const GROUP_NAMES = [
  'dates',
  'group',
  'organisationId',
  'organisation',
  'codedName',
  'fullName',
  'nativeName',
  'knownAs',
  'email',
  'phone',
  'language',
  'jobTitle',
  'places',
  'most',
  'until',
]
