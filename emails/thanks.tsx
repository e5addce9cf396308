import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { Ending, Greeting, Lead, Paragraph, Prose, Title } from './parts.tsx'
import { endingText, greetingText, proseText } from './text-parts.ts'

/** The day is over, and the guest was there. Nothing is asked, so it carries no link. */
export function thanks(draft: LetterDraft, t: PageWords): LetterPart {
  return {
    subject: t('letter.thanks-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.thanks-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Paragraph>{t('letter.thanks-next')}</Paragraph>
        {draft.note && <Prose heading={t('letter.note')}>{draft.note}</Prose>}
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.thanks-lead'),
      draft.event.title,
      t('letter.thanks-next'),
      proseText(t('letter.note'), draft.note),
      ...endingText(t, draft),
    ],
  }
}
