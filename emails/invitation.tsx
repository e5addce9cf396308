import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, howToAnswer, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Prose, Small, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** A party is invited. One date or several; each has its own time to reply by. */
export function invitation(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = occurrenceFacts(draft, t, { replyBy: true })
  const dates = draft.occurrences.length
  return {
    subject: t('letter.invitation-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>
          {t.rich('letter.invitation-lead', { council: <bdi>{draft.council.name}</bdi> })}
        </Lead>
        <Title>{draft.event.title}</Title>
        {draft.event.summary && <Prose>{draft.event.summary}</Prose>}
        {dates > 1 && <Paragraph>{t('letter.several-dates', { dates })}</Paragraph>}
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{howToAnswer(draft, t)}</Paragraph>
        {draft.calendarAttached && <Paragraph>{t('letter.calendar-attached')}</Paragraph>}
        <Action t={t} href={draft.replyLink} label={t('letter.action-answer')} />
        <Small>{t('letter.link-is-yours')}</Small>
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.invitation-lead', { council: inSentence(draft.council.name, t.dir) }),
      draft.event.title,
      draft.event.summary ?? '',
      dates > 1 ? t('letter.several-dates', { dates }) : '',
      factsText(facts),
      howToAnswer(draft, t),
      draft.calendarAttached ? t('letter.calendar-attached') : '',
      actionText(t('letter.action-answer'), draft.replyLink),
      t('letter.link-is-yours'),
      ...endingText(t, draft),
    ],
  }
}
