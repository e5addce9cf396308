import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, occurrenceFacts } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Small, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** The family looks at the names for the certificate. Neither a child nor a certificate is named: letters are read over shoulders. */
export const proof = (draft: LetterDraft, t: PageWords): LetterPart =>
  aboutNames(draft, t, 'letter.proof-subject')

/** The same again, where something is still open. */
export const proofReminder = (draft: LetterDraft, t: PageWords): LetterPart =>
  aboutNames(draft, t, 'letter.proof-reminder-subject')

function aboutNames(
  draft: LetterDraft,
  t: PageWords,
  subject: 'letter.proof-subject' | 'letter.proof-reminder-subject',
): LetterPart {
  const facts = occurrenceFacts(draft, t, { replyBy: false })
  return {
    subject: t(subject, { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.proof-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.proof-also')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.proof-action')} />
        <Small>{t('letter.link-is-yours')}</Small>
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.proof-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.proof-also'),
      actionText(t('letter.proof-action'), draft.replyLink),
      t('letter.link-is-yours'),
      ...endingText(t, draft),
    ],
  }
}
