import type { DutyAnswer, DutyRole } from '#app/domain/programme/duty-roles.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import { whenOf } from '#app/translations/when.ts'
import { assembleLetter } from './assemble.tsx'
import { cleanCouncil, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, type Fact } from './facts.ts'
import type { ComposedLetter, GuestLetterData } from './letter-data.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { fillHtml, fillText, manyLines, oneLine, placeholder } from './placeholders.ts'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** All that a letter to somebody on duty says. Everything in it may hold any text. */
export interface DutyLetterData extends Pick<
  GuestLetterData,
  'locale' | 'council' | 'event' | 'eventInEnglish' | 'occurrences'
> {
  news: 'asked' | 'reminder' | 'changed' | 'answer' | 'removed' | 'cancelled'
  answer: DutyAnswer | null
  name: string
  role: DutyRole
  asks?: string | undefined
  arrivesAt: Date
  /** Their own page; without it there is nothing to press. */
  link?: string | undefined
}

/**
 * A letter to somebody on duty, in their language with English below. The subject says the day and
 * nothing of the event.
 */
export function composeDutyLetter(data: DutyLetterData): ComposedLetter {
  const { subject, html, text } = assembleLetter(data.locale, {
    council: cleanCouncil(data.council, data.locale),
    theme: data.council.theme,
    wording: data.council.wording,
    write: (t) => duty(data, t),
  })
  const values = { link: oneLine(data.link ?? ''), name: oneLine(data.name) }
  return { subject, html: fillHtml(html, values), text: fillText(text, values) }
}

function duty(data: DutyLetterData, t: PageWords): LetterPart {
  const { news, answer, role, occurrences } = data
  const [date] = occurrences
  if (!date) throw new Error('a letter about no date')
  const { timeZone } = date
  const isOver = news === 'removed' || news === 'cancelled'
  const event = (t.locale === 'en' && data.eventInEnglish) || data.event
  const title = oneLine(event.title)
  const name = oneLine(data.name) ? placeholder('name') : undefined
  const lead =
    news === 'answer'
      ? t(answer === 'yes' ? 'duty.said-yes' : 'duty.said-no')
      : t(`letter.duty-lead-${news}`)
  const day = t.date(date.startsAt, { timeZone, style: 'dayShort' })
  const facts: Fact[] = [
    { label: t('duty.what'), lines: [t(`duty.role-${role}`)], opens: true },
    { label: t('letter.when'), lines: [whenOf(t, date)] },
    ...(isOver
      ? []
      : [
          {
            label: t('duty.arrive'),
            lines: [t.date(data.arrivesAt, { timeZone, style: 'time' })],
          },
          ...(date.place ? [{ label: t('letter.where'), lines: date.place.map(oneLine) }] : []),
        ]),
  ]
  const asks = isOver ? '' : manyLines(data.asks ?? '')
  const link = data.link && !isOver ? placeholder('link') : undefined
  const draft = draftOf(data, t, title)
  return {
    subject: t(
      isOver
        ? 'letter.duty-subject-off'
        : news === 'changed'
          ? 'letter.duty-subject-changed'
          : news === 'answer'
            ? 'letter.duty-subject-answer'
            : 'letter.duty-subject-asked',
      { day },
    ),
    html: (
      <>
        <Greeting t={t} name={name} />
        <Lead>{lead}</Lead>
        <Title>{title}</Title>
        <Facts facts={facts} dir={t.dir} />
        {asks && <Paragraph>{asks}</Paragraph>}
        {link && <Action t={t} href={link} label={t('letter.action-duty')} />}
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, name),
      lead,
      title,
      factsText(facts),
      asks,
      link ? actionText(t('letter.action-duty'), link) : '',
      ...endingText(t, draft),
    ],
  }
}

const draftOf = (data: DutyLetterData, t: PageWords, title: string): LetterDraft => ({
  council: cleanCouncil(data.council, t.locale),
  event: { title, outsideTitle: oneLine(data.event.outsideTitle) },
  occurrences: data.occurrences,
  calendarAttached: false,
  replyLink: '',
})
