import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** The guest said yes to what is full: the party waits as a whole. */
export function waiting(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = [...occurrenceFacts(draft, t), ...answerFacts(draft, t)]
  return {
    subject: t('letter.waiting-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.waiting-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.waiting-next')}</Paragraph>
        <Paragraph>{t('letter.you-can-change')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.waiting-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.waiting-next'),
      t('letter.you-can-change'),
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
