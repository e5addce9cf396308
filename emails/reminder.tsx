import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, factsText, firstDay, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Prose, Title } from './parts.tsx'
import { actionText, endingText, greetingText, proseText } from './text-parts.ts'

/** The day is near, and the guest is coming. */
export function reminder(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = [...occurrenceFacts(draft, t), ...answerFacts(draft, t)]
  return {
    subject: t('letter.reminder-subject', {
      title: inSentence(draft.event.outsideTitle, t.dir),
      day: firstDay(draft, t),
    }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.reminder-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        {draft.note && <Prose heading={t('letter.note')}>{draft.note}</Prose>}
        <Paragraph>{t('letter.confirmed-keep')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.reminder-lead'),
      draft.event.title,
      factsText(facts),
      proseText(t('letter.note'), draft.note),
      t('letter.confirmed-keep'),
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
