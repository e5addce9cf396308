import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, howToAnswer, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Small, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** A party has not answered, and replies are still open. */
export function invitationReminder(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = occurrenceFacts(draft, t, { replyBy: true })
  const dates = draft.occurrences.length
  return {
    subject: t('letter.unanswered-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.unanswered-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        {dates > 1 && <Paragraph>{t('letter.several-dates', { dates })}</Paragraph>}
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{howToAnswer(draft, t)}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.action-answer')} />
        <Small>{t('letter.link-is-yours')}</Small>
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.unanswered-lead'),
      draft.event.title,
      dates > 1 ? t('letter.several-dates', { dates }) : '',
      factsText(facts),
      howToAnswer(draft, t),
      actionText(t('letter.action-answer'), draft.replyLink),
      t('letter.link-is-yours'),
      ...endingText(t, draft),
    ],
  }
}
