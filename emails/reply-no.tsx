import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** The guest said no. */
export function replyNo(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = occurrenceFacts(draft, t)
  return {
    subject: t('letter.no-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.no-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.no-again')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.no-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.no-again'),
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
