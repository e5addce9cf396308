import type { PageWords } from '#app/translations/page-words.ts'
import { whenOf } from '#app/translations/when.ts'
import type { LetterDraft } from './draft.ts'
import type { LetterOccurrence } from './letter-data.ts'

/** A labelled fact: "When", and its lines. */
export interface Fact {
  label: string
  lines: readonly string[]
  /** The first of a date's facts, where there are several dates. */
  opens?: boolean
}

/** When and where, for each date; and until when to reply, where that still matters. */
export function occurrenceFacts(
  draft: LetterDraft,
  t: PageWords,
  { replyBy = false }: { replyBy?: boolean } = {},
): Fact[] {
  return draft.occurrences.flatMap((occurrence) => [
    { label: t('letter.when'), lines: [whenOf(t, occurrence)], opens: true },
    { label: t('letter.where'), lines: whereOf(occurrence, t) },
    ...(replyBy && occurrence.keptForGroup
      ? [
          {
            label: t('letter.places'),
            lines: [t('group.kept', { places: occurrence.keptForGroup })],
          },
        ]
      : []),
    ...(replyBy ? [{ label: t('letter.reply-by'), lines: [closingOf(occurrence, t)] }] : []),
  ])
}

/** How to answer: a group headcount first, everybody else as the page asks. */
export const howToAnswer = ({ occurrences }: LetterDraft, t: PageWords): string =>
  t(
    occurrences.some(({ keptForGroup }) => keptForGroup)
      ? 'letter.group-how'
      : 'letter.invitation-how',
  )

/** How many places, and the reference that can be read out on the telephone. */
export function answerFacts(draft: LetterDraft, t: PageWords): Fact[] {
  return [
    ...(draft.people ? [{ label: t('letter.places'), lines: [draft.people] }] : []),
    ...(draft.reference ? [{ label: t('letter.reference'), lines: [draft.reference] }] : []),
  ]
}

/** The lines of a place, or how the guest will learn it. */
function whereOf(occurrence: LetterOccurrence, t: PageWords): readonly string[] {
  if (occurrence.online) return [t('letter.where-online')]
  return occurrence.place ?? [t('letter.where-later')]
}

/** What is another now, in sentences, and how it was, as facts. */
export function changesOf(draft: LetterDraft, t: PageWords): { changes: string; before: Fact[] } {
  const { before } = draft
  const [now] = draft.occurrences
  if (!before || !now) return { changes: '', before: [] }
  const time = whenOf(t, before) !== whenOf(t, now)
  const place = whereOf(before, t).join('\n') !== whereOf(now, t).join('\n')
  const was = [...(time ? [whenOf(t, before)] : []), ...(place ? whereOf(before, t) : [])]
  return {
    changes: [
      ...(time ? [t('letter.changed-time')] : []),
      ...(place ? [t('letter.changed-place')] : []),
    ].join(' '),
    before: was.length > 0 ? [{ label: t('letter.before'), lines: was }] : [],
  }
}

/** Until when an offer is held, on the clock of the event. */
export function offerEnd({ offer, occurrences: [first] }: LetterDraft, t: PageWords): string {
  if (!offer || !first) throw new Error('an offer that does not end')
  return t.date(offer.expiresAt, { timeZone: first.timeZone, style: 'dateTime' })
}

/** The day of the first date, for a subject. */
export function firstDay({ occurrences: [first] }: LetterDraft, t: PageWords): string {
  if (!first) throw new Error('a letter about no date')
  return t.date(first.startsAt, { timeZone: first.timeZone, style: 'dayShort' })
}

/** Facts in the text part: a line each, and an empty line before each further date. */
export function factsText(facts: readonly Fact[]): string {
  return facts
    .map(({ label, lines, opens }, i) => {
      const gap = opens && i > 0 ? '\n' : ''
      return `${gap}${label}: ${lines.join(', ')}`
    })
    .join('\n')
}

function closingOf({ repliesCloseAt, timeZone }: LetterOccurrence, t: PageWords): string {
  return t.date(repliesCloseAt, { timeZone, style: 'dateTime' })
}
