import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, occurrenceFacts } from './facts.ts'
import { Ending, Facts, Greeting, Lead, PageLink, Paragraph, Prose, Title } from './parts.tsx'
import { actionText, endingText, greetingText, proseText } from './text-parts.ts'

/** It does not take place. Nothing is asked of the guest: a link, no button. */
export function eventCancelled(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = occurrenceFacts(draft, t)
  return {
    subject: t('letter.cancelled-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.cancelled-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        {draft.reason && <Prose heading={t('letter.reason')}>{draft.reason}</Prose>}
        <Paragraph>{t('letter.cancelled-nothing')}</Paragraph>
        <PageLink href={draft.replyLink} label={t('letter.action-page')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.cancelled-lead'),
      draft.event.title,
      factsText(facts),
      proseText(t('letter.reason'), draft.reason),
      t('letter.cancelled-nothing'),
      actionText(t('letter.action-page'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
