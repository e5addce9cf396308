import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** The guest said yes and the places are kept. */
export function replyYes(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = [...occurrenceFacts(draft, t), ...answerFacts(draft, t)]
  return {
    subject: t('letter.yes-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.yes-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.you-can-change')}</Paragraph>
        {draft.calendarAttached && <Paragraph>{t('letter.calendar-attached')}</Paragraph>}
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.yes-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.you-can-change'),
      draft.calendarAttached ? t('letter.calendar-attached') : '',
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
