import type { AudienceCount } from '#app/domain/mail/audience.server.ts'
import type { SendingBy } from '#app/domain/mail/reach.ts'
import { waysOf, type TextCost } from '#app/domain/mail/text-cost.ts'
import { estimateTexts, sampleTexts } from '#app/domain/mail/text-estimate.server.ts'
import type { PlannedRow } from '#app/domain/mail/timetable.ts'
import { localeDetails } from '#app/translations/locales.ts'
import type { EventVisit } from './event-visit.server.ts'

type Counted = Pick<AudienceCount, 'groups'>

/** What each way of sending costs, and what the texts say. */
export function textsOf(
  here: EventVisit,
  { fresh, unanswered }: { fresh: Counted; unanswered: Counted },
) {
  const texted = [...fresh.groups, ...unanswered.groups].filter(({ hasMobile }) => hasMobile)
  const samples = sampleTexts(
    here,
    { purpose: 'invitation', languages: texted.map(({ language }) => language) },
    here,
  )
  return {
    sending: [
      { whom: 'new' as const, ways: waysOfSending(here, fresh) },
      { whom: 'unanswered' as const, ways: waysOfSending(here, unanswered) },
    ],
    samples: samples.map((one) => ({ ...one, dir: localeDetails(one.language).dir })),
  }
}

/** How many letters and texts each way of sending writes to an audience, and what the texts cost. */
export function waysOfSending(here: EventVisit, { groups }: Counted) {
  const way = (by: SendingBy) => ({
    ...waysOf(groups, by),
    cost: estimateTexts(here, groups, {
      ...here,
      by,
      purposeOf: ({ isReminded }) => (isReminded ? 'invitation_reminder' : 'invitation'),
    }),
  })
  return { email: way('email'), either: way('either'), text: way('text') }
}

/** What the texts of a rule cost if it wrote now. */
export const costOfRule = (here: EventVisit, { rule, whom }: PlannedRow): TextCost =>
  estimateTexts(here, whom.groups, {
    ...here,
    by: whom.by,
    purposeOf: () => (rule.aim === 'unanswered' ? 'invitation_reminder' : 'reminder'),
  })
