import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** The guest said yes in the calendar, which does not say how many come: no place is kept yet. */
export function finishReply(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = occurrenceFacts(draft, t, { replyBy: true })
  return {
    subject: t('letter.finish-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.finish-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.finish-no-place')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.finish-action')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.finish-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.finish-no-place'),
      actionText(t('letter.finish-action'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
