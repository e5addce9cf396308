import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** Places came free for a party that waited. */
export function placeConfirmed(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = [...occurrenceFacts(draft, t), ...answerFacts(draft, t)]
  return {
    subject: t('letter.confirmed-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.confirmed-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.confirmed-keep')}</Paragraph>
        {draft.calendarAttached && <Paragraph>{t('letter.calendar-attached')}</Paragraph>}
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.confirmed-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.confirmed-keep'),
      draft.calendarAttached ? t('letter.calendar-attached') : '',
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
