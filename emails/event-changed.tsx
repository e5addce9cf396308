import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, changesOf, factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Prose, Title } from './parts.tsx'
import { actionText, endingText, greetingText, proseText } from './text-parts.ts'

/** The time or the place is another. Says how it was, too: many will have noted it down. */
export function eventChanged(draft: LetterDraft, t: PageWords): LetterPart {
  const { changes, before } = changesOf(draft, t)
  const facts = [...occurrenceFacts(draft, t), ...before, ...answerFacts(draft, t)]
  return {
    subject: t('letter.changed-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.changed-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        {changes && <Paragraph>{changes}</Paragraph>}
        <Facts facts={facts} dir={t.dir} />
        {draft.reason && <Prose heading={t('letter.reason')}>{draft.reason}</Prose>}
        <Paragraph>{t('letter.changed-stands')}</Paragraph>
        {draft.calendarAttached && <Paragraph>{t('letter.calendar-attached')}</Paragraph>}
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.changed-lead'),
      draft.event.title,
      changes,
      factsText(facts),
      proseText(t('letter.reason'), draft.reason),
      t('letter.changed-stands'),
      draft.calendarAttached ? t('letter.calendar-attached') : '',
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
